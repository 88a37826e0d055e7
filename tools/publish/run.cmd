@echo off
"%~dp0program\Tirek.Server.exe" serve %*
