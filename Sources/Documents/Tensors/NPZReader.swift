/// Reads `.npz`: an archive of arrays, as `numpy.savez` and `numpy.savez_compressed` write it.
enum NPZReader {
  static let advice =
    "save weights with numpy.savez, or with safetensors.torch.save_file"

  /// Reads all arrays; throws what is wrong, in one line.
  static func read(_ bytes: [UInt8]) throws(DocumentError) -> [Tensor] {
    let archive = try ZipReader(bytes)
    if archive.entries.contains(where: { $0.name.hasSuffix("data.pkl") }) {
      throw .tensors("is a pickle of PyTorch, which is not read", advice)
    }
    var tensors: [Tensor] = []
    var names: Set<String> = []
    var room = Tensor.mostValues * 8
    for entry in archive.entries {
      guard entry.name.hasSuffix(".npy") else {
        throw .tensors(
          "holds \(excerpt(entry.name)), which is no array of NumPy", advice)
      }
      let name = String(entry.name.dropLast(4))
      guard names.insert(name).inserted else {
        throw .tensors("holds two arrays named \(excerpt(name))", "give each a name of its own")
      }
      room -= entry.size
      guard room >= 0 else {
        throw .tensors(
          "\(excerpt(name)) is too large", "a network has at most \(Tensor.most) weights")
      }
      tensors.append(try NPYReader.tensor(archive.contents(of: entry), name: name))
    }
    return tensors
  }
}
