"""The program that lives all day: schedule, tray, notices, presence, the journal's only writer."""
