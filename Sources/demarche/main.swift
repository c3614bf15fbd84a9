print("demarche")
