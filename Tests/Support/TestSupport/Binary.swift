#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// The path of an executable that was built with the tests; it lies beside them.
package func binary(named name: String) -> String {
  var path = CommandLine.arguments.first ?? ""
  var buffer = [CChar](repeating: 0, count: 4096)
  let length = readlink("/proc/self/exe", &buffer, buffer.count)
  if length > 0 {
    path = String(decoding: buffer[..<length].map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
  var folders = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
  // On macOS the tests lie inside a bundle.
  while let last = folders.last,
    last == "MacOS" || last == "Contents" || last.hasSuffix(".xctest")
  {
    folders.removeLast()
  }
  return (folders + [name[...]]).joined(separator: "/")
}
