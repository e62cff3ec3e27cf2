import Documents

/// Returns the error of reading a JSON text as the command line would show it, or `nil`.
func jsonError(_ text: String) -> String? {
  jsonError(bytes: Array(text.utf8))
}

func jsonError(bytes: [UInt8]) -> String? {
  errorLine { () throws(DocumentError) in _ = try JSONReader.read(bytes) }
}

func json(_ text: String) throws -> JSONValue {
  try JSONReader.read(Array(text.utf8))
}

func jsonObject(_ text: String) throws -> JSONObject {
  try JSONReader.readObject(Array(text.utf8))
}
