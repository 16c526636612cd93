; A Windows installer for one person, without administrator rights.
; Build the bundle on Windows first (python run.py package), then:
;   makensis /DVERSION=0.1.0 packaging\windows\reflectjournal.nsi
; It never touches a journal, neither when installing nor when removing.
Unicode true
!ifndef VERSION
  !error "Give the version: /DVERSION=0.1.0"
!endif
!ifndef BUNDLE
  !define BUNDLE "..\..\dist\reflectjournal"
!endif
!define NAME "Reflect Journal"
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\ReflectJournal"

Name "${NAME}"
OutFile "..\..\dist\reflectjournal-${VERSION}-setup.exe"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "Software\ReflectJournal" "Folder"
RequestExecutionLevel user
SetCompressor /SOLID lzma
ManifestDPIAware true

Page directory
Page instfiles
UninstPage uninstConfirm
UninstPage instfiles

Section "Install"
  SetOutPath "$INSTDIR"
  RMDir /r "$INSTDIR\_internal"
  File /r "${BUNDLE}\*.*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\reflectjournal.exe"
  WriteRegStr HKCU "Software\ReflectJournal" "Folder" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "Publisher" "The Reflect Journal authors"
  WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
SectionEnd

Section "Uninstall"
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\reflectjournal.exe"
  Delete "$INSTDIR\reflectjournal-cli.exe"
  Delete "$INSTDIR\THIRD-PARTY.md"
  Delete "$INSTDIR\LICENSE"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  DeleteRegKey HKCU "${KEY}"
  DeleteRegKey HKCU "Software\ReflectJournal"
SectionEnd
