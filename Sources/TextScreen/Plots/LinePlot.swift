/// Lines over two axes, none of whose spikes is lost however many points share a column.
package struct LinePlot: Equatable, Sendable {
  /// What a line does over a stretch of the horizontal axis; a single point is the same four times.
  package struct Bucket: Equatable, Sendable {
    package var x: Double
    package var minimum: Double
    package var maximum: Double
    package var first: Double
    package var last: Double

    package init(x: Double, minimum: Double, maximum: Double, first: Double, last: Double) {
      self.x = x
      self.minimum = minimum
      self.maximum = maximum
      self.first = first
      self.last = last
    }

    package init(x: Double, y: Double) {
      self.init(x: x, minimum: y, maximum: y, first: y, last: y)
    }

    /// The value that keeps this bucket from being drawn, if there is one.
    var broken: Double? {
      if !x.isFinite { return x }
      for value in [minimum, maximum, first, last] where !value.isFinite { return value }
      return nil
    }
  }

  /// One line of the plot.
  package struct Series: Equatable, Sendable {
    /// How a line is drawn: joined, joined and broken, or as beads a number of columns apart.
    package enum Form: Equatable, Sendable {
      case line
      /// In so many columns of dots it is drawn, in the next so many left out, and so on.
      case dashes([Int])
      case beads(every: Int)
    }

    /// In ascending order of `x`.
    package var buckets: [Bucket]
    package var style: Style
    package var form: Form
    package var thickness: Int
    /// The name that stands at the end of the line.
    package var label: String?
    /// Where its values lie; `nil`: on the plot's own vertical axis.
    package var yAxis: Axis?
    /// What it is made of in ASCII; `nil`: of strokes, or of `o` where it is beads.
    package var asciiScalar: Unicode.Scalar?
    /// How the name of what is not finite is written; `nil`: as the line is drawn.
    package var brokenStyle: Style?

    package init(
      _ buckets: [Bucket], style: Style = .plain, form: Form = .line, thickness: Int = 1,
      label: String? = nil, yAxis: Axis? = nil, asciiScalar: Unicode.Scalar? = nil
    ) {
      self.yAxis = yAxis
      self.asciiScalar = asciiScalar
      self.buckets = buckets
      self.style = style
      self.form = form
      self.thickness = thickness
      self.label = label
    }
  }

  /// An axis at the right, of lines that lie on no other, and the style of its labels.
  package struct RightAxis: Equatable, Sendable {
    package let axis: Axis
    package let style: Style

    package init(_ axis: Axis, style: Style) {
      (self.axis, self.style) = (axis, style)
    }
  }

  /// A vertical line at a place of the horizontal axis, with what is read off there.
  package struct Cursor: Equatable, Sendable {
    package var x: Double
    package var text: String
    package var style: Style

    package init(x: Double, text: String = "", style: Style = .plain) {
      self.x = x
      self.text = text
      self.style = style
    }
  }

  /// A bullet on a line, with a text beside it.
  package struct Marker: Equatable, Sendable {
    package var x: Double
    package var y: Double
    package var text: String
    package var style: Style
    package var textStyle: Style

    package init(
      x: Double, y: Double, text: String = "", style: Style = .plain, textStyle: Style = .plain
    ) {
      self.x = x
      self.y = y
      self.text = text
      self.style = style
      self.textStyle = textStyle
    }
  }

  package var xAxis: Axis
  package var yAxis: Axis
  /// The axis at the right; `nil`: none.
  package var rightAxis: RightAxis?
  /// The label of the lower end in place of its tick, where that stands for all that lies below.
  package var floorLabel: String?
  /// Drawn in this order: the last is on top.
  package var series: [Series]
  package var cursor: Cursor?
  package var markers: [Marker]
  package var axisStyle: Style
  package var labelStyle: Style
  package var set: DrawingSet

  package init(
    x: Axis, y: Axis, series: [Series] = [], cursor: Cursor? = nil, markers: [Marker] = [],
    axisStyle: Style = .plain, labelStyle: Style = .plain, set: DrawingSet = .braille
  ) {
    xAxis = x
    yAxis = y
    self.series = series
    self.cursor = cursor
    self.markers = markers
    self.axisStyle = axisStyle
    self.labelStyle = labelStyle
    self.set = set
  }

  /// The columns that tick labels take at the left, whatever the values: a plot must not jump.
  package static let labelWidth = 6

  /// The part of a rectangle that the lines get; all of it where there is no room for axes.
  package static func area(in rect: Rect, hasRightAxis: Bool = false) -> Rect {
    guard hasAxes(in: rect) else { return rect }
    var area = rect.split(left: labelWidth + 2).rest.split(bottom: 2).rest
    if hasRightAxis { area.columns -= labelWidth + 2 }
    return area
  }

  /// The lowest part of a rectangle in which all decades of a vertical axis take as many rows; where that
  /// would leave much of it blank, all.
  package static func evenPart(of rect: Rect, for axis: Axis) -> Rect {
    let rows = area(in: rect).rows
    let blank = max(0, rows - 1) % axis.equalParts
    return blank * 4 <= rows ? rect.split(top: blank).rest : rect
  }

  /// The columns of dots in a rectangle: more buckets than this show nothing more.
  package static func dotColumns(
    in rect: Rect, set: DrawingSet, hasRightAxis: Bool = false
  ) -> Int {
    area(in: rect, hasRightAxis: hasRightAxis).columns * (set == .ascii ? 1 : 2)
  }

  static func hasAxes(in rect: Rect) -> Bool {
    rect.columns >= labelWidth + 8 && rect.rows >= 4
  }
}
