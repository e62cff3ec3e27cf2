/// Shapes of one kind, those of a colour in one path: then neighbours have no seam between them.
struct PictureLayer {
  private var paths: [(color: PaletteColor, path: String)] = []
  private var places: [PaletteColor: Int] = [:]

  mutating func add(_ path: String, at x: Int, _ y: Int, _ color: PaletteColor) {
    let place = places[color] ?? paths.count
    if place == paths.count {
      places[color] = place
      paths.append((color, ""))
    }
    paths[place].path += "M\(x) \(y)\(path)"
  }

  mutating func addRectangle(
    x: Int, y: Int, width: Int, height: Int, _ color: PaletteColor
  ) {
    add("h\(width)v\(height)h-\(width)z", at: x, y, color)
  }

  /// A group with a path of each colour, which the named attribute takes.
  func svg(_ attribute: String, _ others: String = "") -> String {
    guard !paths.isEmpty else { return "" }
    let lines = paths.map { "<path \(attribute)=\"\($0.color.hex)\" d=\"\($0.path)\"/>\n" }
    return "<g\(others.isEmpty ? "" : " " + others)>\n\(lines.joined())</g>\n"
  }
}
