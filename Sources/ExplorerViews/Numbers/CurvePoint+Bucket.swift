import Explorer
import TextScreen

extension LinePlot.Bucket {
  /// A point of a curve as a plot draws it.
  init(_ point: CurvePoint) {
    self.init(
      x: point.x, minimum: point.minimum, maximum: point.maximum, first: point.first,
      last: point.last)
  }
}

extension LinePlot.Series {
  /// A line through the points of a curve.
  init(
    _ points: [CurvePoint], style: Style, form: Form = .line, thickness: Int = 1,
    label: String? = nil
  ) {
    self.init(
      points.map(LinePlot.Bucket.init), style: style, form: form, thickness: thickness,
      label: label)
  }
}
