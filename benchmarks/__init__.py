"""Measurements, each as ratios against a baseline taken in the same run. Timing never decides a test."""
