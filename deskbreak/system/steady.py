"""The two steady clocks: one that runs through sleep and one that does not. Their difference is the time asleep."""

import sys
import time

if sys.platform == "linux":

    def through_sleep() -> float:
        """Seconds since boot, sleep counted."""
        return time.clock_gettime(time.CLOCK_BOOTTIME)

    def awake() -> float:
        """Seconds since boot, sleep not counted."""
        return time.clock_gettime(time.CLOCK_MONOTONIC)

elif sys.platform == "darwin":

    def through_sleep() -> float:
        """Seconds of continuous time: macOS lets CLOCK_MONOTONIC run through sleep (clock_gettime(3))."""
        return time.clock_gettime(time.CLOCK_MONOTONIC)

    def awake() -> float:
        """Seconds of absolute time, which stands still in sleep (clock_gettime(3), CLOCK_UPTIME_RAW)."""
        return time.clock_gettime(time.CLOCK_UPTIME_RAW)

elif sys.platform == "win32":
    import ctypes

    def through_sleep() -> float:
        """Seconds of biased interrupt time (GetTickCount64, sysinfoapi.h)."""
        ctypes.windll.kernel32.GetTickCount64.restype = ctypes.c_ulonglong
        return float(ctypes.windll.kernel32.GetTickCount64()) / 1e3

    def awake() -> float:
        """Seconds of unbiased interrupt time (QueryUnbiasedInterruptTime, realtimeapiset.h: units of 100 ns)."""
        ticks = ctypes.c_ulonglong()
        ctypes.windll.kernel32.QueryUnbiasedInterruptTime(ctypes.byref(ticks))
        return ticks.value / 1e7

else:

    def through_sleep() -> float:
        """Seconds on the one steady clock that Python promises everywhere."""
        return time.monotonic()

    def awake() -> float:
        """The same: sleep cannot be told here."""
        return time.monotonic()
