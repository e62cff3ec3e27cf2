import Testing
import TextScreen

@Suite struct LinePlotTests {
  let screen = Size(rows: 8, columns: 40)

  func drawing(_ plot: LinePlot, _ size: Size? = nil) -> String {
    var buffer = ScreenBuffer(size: size ?? screen)
    plot.draw(into: &buffer, in: buffer.bounds)
    return buffer.text()
  }

  /// A falling error with one spike, one zero and one value that is no number.
  func falling(_ set: DrawingSet) -> LinePlot {
    var error = 0.5
    var buckets: [LinePlot.Bucket] = []
    for epoch in 0...200 {
      let odd = [100: 0.9, 150: 0, 170: Double.nan]
      buckets.append(LinePlot.Bucket(x: Double(epoch), y: odd[epoch] ?? error))
      error *= 0.98
    }
    return LinePlot(
      x: Axis(from: 0, to: 200, ticks: 4),
      y: Axis.growing(from: 0.005, to: 1, hasZero: false, rows: screen.rows),
      series: [LinePlot.Series(buckets)], set: set)
  }

  @Test func noSpikeZeroOrGapIsLost() {
    #expect(
      drawing(falling(.braille)) == """
             1 ┤                ⡄          NaN
               │⠉⠉⠙⠒⠒⠲⠤⠤⣄⣀⣀    ⢠⡇
           0.1 ┤           ⠉⠉⠙⠒⠚⠧⠤⠤⣀⣀⣀
          0.01 ┤                     ⠈⠉⢹⡗⠒⠒⠤⠤⢤⣀⣀
               │                       ⢸⠃
         0.001 ┤                       ⠸
               └┴───────┴───────┴──────┴───────┴
                0       50     100    150    200
        """)
    #expect(
      drawing(falling(.block)) == """
             1 ┤                ▖          NaN
               │▀▀▀▀▀▜▄▄▄▄▄    ▗▌
           0.1 ┤           ▀▀▀▀▀▙▄▄▄▄▄
          0.01 ┤                     ▝▀▜▛▀▀▄▄▄▄▄
               │                       ▐▘
         0.001 ┤                       ▐
               └┴───────┴───────┴──────┴───────┴
                0       50     100    150    200
        """)
    #expect(
      drawing(falling(.ascii)) == #"""
             1 +                |         NaN
               |-----------     |
           0.1 +           \----+----
          0.01 +                     \-+--------
               |                       |
         0.001 +                       |
               ++-------+-------+------+-------+
                0       50     100    150    200
        """#)
  }

  @Test func marksAndNames() {
    let line = (0...10).map { LinePlot.Bucket(x: Double($0), y: Double($0)) }
    var plot = LinePlot(x: Axis(from: 0, to: 10, ticks: 2), y: Axis(from: 0, to: 10, ticks: 2))
    plot.series = [
      LinePlot.Series(line, style: Style(foreground: 1), label: "train"),
      LinePlot.Series(
        line.map { LinePlot.Bucket(x: $0.x, y: 10 - $0.last) }, style: Style(foreground: 2),
        form: .beads(every: 4), label: "test"),
    ]
    plot.markers = [LinePlot.Marker(x: 2, y: 2, text: "now")]
    plot.cursor = LinePlot.Cursor(x: 6, text: "E 6", style: Style(foreground: 3))
    #expect(
      drawing(plot) == """
            10 ┤⣤                  │ E 6    ⣀⣀⠤⠤
               │      ⠶            │  ⢀⡠⠔⠒⠉⠉
               │            ⣤    ⣀⡠⠤⠒⠊⠁    train
             5 ┤          ⢀⣀⠤⠔⠒⠊⠛  │
               │    ⣀⣀●⠔now        │  ⠛     test
             0 ┤⠤⠒⠊⠉               │        ⠛
               └┴───────────────┴──────────────┴
                0               5             10
        """)
    plot.set = .ascii
    #expect(
      drawing(plot) == """
            10 +o                  : E 6   /----
               |      o            :    /-/
               |            o     /----/   train
             5 +           /----o/ :
               |     /o-now        :  o     test
             0 +----/              :        o
               ++---------------+--------------+
                0               5             10
        """)
    #expect(drawing(plot).unicodeScalars.allSatisfy { $0.isASCII })
  }

  /// Where two lines end in one row, the name beside the bullet is that of the line it is on.
  @Test func aBulletHasTheNameOfItsOwnLine() {
    func lines(bulletAt y: Double) -> [Substring] {
      let axis = Axis(from: 0, to: 10, ticks: 2)
      var plot = LinePlot(x: axis, y: axis)
      plot.series = [("high", 5.2), ("low", 5.1)].map { name, y in
        LinePlot.Series([0, 1].map { LinePlot.Bucket(x: $0, y: y) }, label: name)
      }
      // Where the present moment lies between two points, the bullet is further to the right.
      plot.markers = [LinePlot.Marker(x: 1.4, y: y)]
      return drawing(plot).split(separator: "\n", omittingEmptySubsequences: false)
    }
    for (y, row, other, name) in [(5.2, 1, "low", "high"), (5.1, -1, "high", "low")] {
      let lines = lines(bulletAt: y)
      guard let bullet = lines.firstIndex(where: { $0.contains("●") }) else {
        Issue.record("no bullet")
        continue
      }
      #expect(lines[bullet].contains("● \(name)"), "\(lines)")
      #expect(lines[bullet + row].contains(other), "\(lines)")
    }
  }

  /// A value on a tick stands in the middle of the row that has the tick's label.
  @Test(arguments: [4, 7, 10]) func ticksLieInTheMiddlesOfTheirRows(rows: Int) {
    let canvas = DotCanvas(size: Size(rows: rows, columns: 1), set: .braille)
    for row in 0..<rows {
      let fraction = 1 - Double(row) / Double(rows - 1)
      #expect(abs(canvas.dotRow(ofFraction: fraction) - (4 * Double(row) + 1.5)) < 1e-9)
    }
  }

  @Test func bucketsDrawTheirWholeRange() {
    let bucket = LinePlot.Bucket(x: 5, minimum: 0, maximum: 10, first: 5, last: 5)
    let plot = LinePlot(
      x: Axis(from: 0, to: 10), y: Axis(from: 0, to: 10), series: [LinePlot.Series([bucket])])
    #expect(drawing(plot, Size(rows: 3, columns: 3)) == " ⢠\n ⢸\n ⠸")
  }

  @Test func oddDataDrawsNoLine() {
    let axis = Axis(from: 0, to: 1, ticks: 1)
    func plot(_ buckets: [LinePlot.Bucket]) -> String {
      drawing(
        LinePlot(x: axis, y: axis, series: [LinePlot.Series(buckets, label: "E")]),
        Size(rows: 4, columns: 14))
    }
    let frame = """
           1 ┤
           0 ┤
             └┴────┴
              0    1
      """
    #expect(plot([]) == frame)
    #expect(plot([LinePlot.Bucket(x: .nan, y: 1)]) == frame)
    #expect(plot([LinePlot.Bucket(x: 9, y: 9)]) == frame)
    #expect(plot([LinePlot.Bucket(x: 0, y: .infinity)]).contains("┤∞"))
    #expect(plot([LinePlot.Bucket(x: 1, y: -.infinity)]).contains("┤    −∞"))
    #expect(plot([LinePlot.Bucket(x: 0, y: 0)]).contains("0 ┤⠄ E"))
  }

  @Test func aConstantIsAFlatLine() {
    let buckets = [0, 1, 2].map { LinePlot.Bucket(x: $0, y: 3) }
    let plot = LinePlot(
      x: Axis(from: 0, to: 2), y: Axis(from: 3, to: 3), series: [LinePlot.Series(buckets)])
    #expect(drawing(plot, Size(rows: 3, columns: 4)) == "\n⠤⠤⠤⠤\n")
  }

  @Test func withoutRoomForAxesTheLineRemains() {
    let plot = falling(.braille)
    #expect(drawing(plot, Size(rows: 0, columns: 0)).isEmpty)
    for size in [Size(rows: 1, columns: 1), Size(rows: 1, columns: 9), Size(rows: 3, columns: 80)] {
      #expect(!drawing(plot, size).contains("┤"))
    }
    #expect(LinePlot.area(in: Rect(screen)) == Rect(row: 0, column: 8, rows: 6, columns: 32))
    #expect(LinePlot.dotColumns(in: Rect(screen), set: .braille) == 64)
    #expect(LinePlot.dotColumns(in: Rect(screen), set: .ascii) == 32)
  }
}
