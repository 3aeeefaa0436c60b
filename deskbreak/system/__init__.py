"""What differs between operating systems below any desktop: file lock, local door, steady clocks, a terminal's keys."""
