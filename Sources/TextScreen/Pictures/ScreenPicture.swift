/// A screen as a drawing in SVG, for pages that show pictures.
package struct ScreenPicture {
  /// The colours that the terminal brings along.
  package struct Paper: Sendable {
    let ground, ink, edge: PaletteColor

    package static let dark = Paper(
      ground: PaletteColor(234), ink: PaletteColor(252), edge: PaletteColor(239))
    package static let light = Paper(
      ground: PaletteColor(231), ink: PaletteColor(234), edge: PaletteColor(251))
  }

  /// A cell's width and height: every dot of braille has a whole number as its place.
  private static let (width, height) = (8, 16)
  /// Around the cells, and the bar above them.
  private static let (margin, bar) = (14, 30)

  /// Fonts whose letters are some 8 wide at a size of 13.3.
  private static let fonts =
    "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace"

  private let screen: ScreenBuffer
  private let paper: Paper
  private var grounds = PictureLayer()
  private var blocks = PictureLayer()
  private var lines = PictureLayer()
  private var dots = PictureLayer()
  private var solids = PictureLayer()
  private var text = PictureText()

  /// Draws a screen.
  ///
  /// - Parameters:
  ///   - screen: its cells.
  ///   - paper: what its plain cells look like.
  ///   - title: what a screen reader says.
  /// - Returns: the document; equal cells give equal bytes.
  package static func svg(of screen: ScreenBuffer, on paper: Paper, title: String) -> String {
    var picture = ScreenPicture(screen: screen, paper: paper)
    for row in 0..<screen.size.rows { picture.draw(row) }
    return picture.svg(title)
  }

  private init(screen: ScreenBuffer, paper: Paper) {
    (self.screen, self.paper) = (screen, paper)
  }

  // MARK: - Cells

  /// What is painted of a cell.
  private struct Look: Hashable {
    let scalar: Unicode.Scalar
    let ink, ground: PaletteColor
    let isBold, isUnderlined: Bool

    var pen: PictureText.Pen { PictureText.Pen(color: ink, isBold: isBold) }
  }

  private func look(_ cell: Cell) -> Look {
    let style = cell.style
    var ink = style.foreground < 0 ? paper.ink : PaletteColor(style.foreground)
    var ground = style.background < 0 ? paper.ground : PaletteColor(style.background)
    if style.attributes.contains(.reverse) { swap(&ink, &ground) }
    if style.attributes.contains(.dim) { ink = ink.mixed(with: ground) }
    return Look(
      scalar: cell.scalar, ink: ink, ground: ground, isBold: style.attributes.contains(.bold),
      isUnderlined: style.attributes.contains(.underline))
  }

  private mutating func draw(_ row: Int) {
    let looks = (0..<screen.size.columns).map { look(screen[Point(row: row, column: $0)]) }
    let y = ScreenPicture.bar + row * ScreenPicture.height
    for (ground, x, width) in runs(of: looks, by: \.ground) where ground != paper.ground {
      grounds.addRectangle(x: x, y: y, width: width, height: ScreenPicture.height, ground)
    }
    for (look, x, width) in runs(of: looks, by: \.self) {
      if look.isUnderlined { lines.add("h\(width)", at: x, y + 14, look.ink) }
      draw(look, x: x, y: y, width: width)
    }
  }

  /// Neighbours that agree in something, with the place and the width of each run.
  private func runs<Key: Equatable>(
    of looks: [Look], by key: (Look) -> Key
  ) -> [(key: Key, x: Int, width: Int)] {
    var result: [(key: Key, x: Int, width: Int)] = []
    for (column, look) in looks.enumerated() {
      let key = key(look)
      if result.last?.key == key {
        result[result.count - 1].width += ScreenPicture.width
      } else {
        let x = ScreenPicture.margin + column * ScreenPicture.width
        result.append((key, x, ScreenPicture.width))
      }
    }
    return result
  }

  /// Draws a run of equal cells.
  private mutating func draw(_ look: Look, x start: Int, y: Int, width: Int) {
    let cells = stride(from: start, to: start + width, by: ScreenPicture.width)
    switch GlyphShape(look.scalar) {
    case .block(let left, let top, ScreenPicture.width, let height):
      blocks.addRectangle(x: start + left, y: y + top, width: width, height: height, look.ink)
    case .block(let left, let top, let part, let height):
      for x in cells {
        blocks.addRectangle(x: x + left, y: y + top, width: part, height: height, look.ink)
      }
    case .rule: lines.add("h\(width)", at: start, y + 8, look.ink)
    case .lines(let path): for x in cells { lines.add(path, at: x, y, look.ink) }
    case .solid(let path): for x in cells { solids.add(path, at: x, y, look.ink) }
    case .dots(let bits):
      for x in cells {
        for (bit, dot) in GlyphShape.dots.enumerated() where bits >> bit & 1 == 1 {
          dots.add("h0", at: x + dot.0, y + dot.1, look.ink)
        }
      }
    case nil:
      guard look.scalar != " ", look.scalar != Cell.continuation else { return }
      for x in cells {
        text.add(look.scalar, x: x, y: y + 12, cell: ScreenPicture.width, look.pen)
      }
    }
  }

  // MARK: - Document

  private func svg(_ title: String) -> String {
    let width = 2 * ScreenPicture.margin + screen.size.columns * ScreenPicture.width
    let height =
      ScreenPicture.bar + screen.size.rows * ScreenPicture.height + ScreenPicture.margin
    let buttons = [18, 36, 54].map { "<circle cx=\"\($0)\" cy=\"15\" r=\"5\"/>" }.joined()
    return """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" \
      viewBox="0 0 \(width) \(height)" role="img">
      <title>\(PictureText.escaped(title))</title>
      <rect x=".5" y=".5" width="\(width - 1)" height="\(height - 1)" rx="9" \
      fill="\(paper.ground.hex)" stroke="\(paper.edge.hex)"/>
      <g fill="\(paper.edge.hex)">\(buttons)</g>

      """
        + grounds.svg("fill", "shape-rendering=\"crispEdges\"")
        + blocks.svg("fill", "shape-rendering=\"crispEdges\"")
        + lines.svg("stroke", "fill=\"none\"")
        + dots.svg("stroke", "stroke-width=\"2.6\" stroke-linecap=\"round\"")
        + solids.svg("fill")
        + "<g font-family=\"\(ScreenPicture.fonts)\" font-size=\"13.3\">\n\(text.svg)</g>\n"
        + "</svg>\n"
  }
}
