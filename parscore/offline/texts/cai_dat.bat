@echo off
rem Cai parscore tu bo cai nay, khong can mang. Loi nhan co dau nam trong goi\cai_dat.py.
setlocal EnableExtensions DisableDelayedExpansion
chcp 65001 >nul
set "FOUND="
for %%V in (@PYTHONS@) do call :try py -%%V
call :try python
if not defined FOUND goto missing
%FOUND% -I "%~dp0goi\cai_dat.py"
set "CODE=%ERRORLEVEL%"
goto end

:try
if defined FOUND goto :eof
%* -c "" >nul 2>nul
if not errorlevel 1 set "FOUND=%*"
goto :eof

:missing
type "%~dp0goi\thieu_python.txt"
set "CODE=1"

:end
if not defined PARSCORE_NO_PAUSE pause
exit /b %CODE%
