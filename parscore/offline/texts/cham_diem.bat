@echo off
rem Cham diem thu muc chua tep nay, hoac thu muc, tep duoc keo tha len tep nay.
setlocal EnableExtensions DisableDelayedExpansion
chcp 65001 >nul
set "PLACE=%LOCALAPPDATA%\parscore"
if defined PARSCORE_HOME set "PLACE=%PARSCORE_HOME%"
if not defined PARSCORE_RULES if exist "%PLACE%\bo_tieu_chi\" set "PARSCORE_RULES=%PLACE%\bo_tieu_chi"
if not exist "%PLACE%\venv\Scripts\python.exe" goto missing
if not "%~1"=="" goto dropped
"%PLACE%\venv\Scripts\python.exe" -I -m parscore office -- "%~dp0."
set "CODE=%ERRORLEVEL%"
goto end

:dropped
"%PLACE%\venv\Scripts\python.exe" -I -m parscore office -- %*
set "CODE=%ERRORLEVEL%"
goto end

:missing
echo May nay chua cai parscore. Hay chay cai_dat.bat trong bo cai truoc.
set "CODE=1"

:end
if not defined PARSCORE_NO_PAUSE pause
exit /b %CODE%
