; Castwright in "Open with" for other programs' text files. The association of .castwright itself is made by the
; installer; these entries only add a choice and never change what a double click does.
!macro customInstall
  WriteRegStr SHCTX "Software\Classes\.md\OpenWithProgids" "Castwright Script" ""
  WriteRegStr SHCTX "Software\Classes\.markdown\OpenWithProgids" "Castwright Script" ""
  WriteRegStr SHCTX "Software\Classes\.txt\OpenWithProgids" "Castwright Script" ""
!macroend

!macro customUnInstall
  DeleteRegValue SHCTX "Software\Classes\.md\OpenWithProgids" "Castwright Script"
  DeleteRegValue SHCTX "Software\Classes\.markdown\OpenWithProgids" "Castwright Script"
  DeleteRegValue SHCTX "Software\Classes\.txt\OpenWithProgids" "Castwright Script"
!macroend
