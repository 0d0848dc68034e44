"""调度简报 on screen: written, looked over, issued, corrected and given out."""
