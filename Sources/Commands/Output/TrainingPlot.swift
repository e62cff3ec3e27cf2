import Backprop
import Explanations
import TextScreen

/// The error over the epochs as lines of text, as the explorer draws it: logarithmic, no spike lost.
struct TrainingPlot {
  let record: EvaluationRecord
  let notation: Notation

  /// How large a plot in a report is.
  static let usualSize = Size(rows: 16, columns: 78)

  /// The lines, without blanks at their ends; none where there is nothing to be drawn.
  func lines(_ size: Size) -> [String] {
    let set = notation == .ascii ? DrawingSet.ascii : .braille
    var buffer = ScreenBuffer(size: size)
    let area = buffer.bounds.split(top: 1)
    let inner = LinePlot.area(in: area.rest)
    let dots = LinePlot.dotColumns(in: area.rest, set: set)
    let training = buckets(dots) { $0.error }
    let test = record.latest?.testError == nil ? [] : buckets(dots) { $0.testError ?? .nan }
    let values = (training + test).flatMap { [$0.minimum, $0.maximum] }.filter(\.isFinite)
    guard let largest = values.max(), let last = record.latest else { return [] }
    let hasZero = values.contains(0)
    let y = Axis.growing(
      from: values.filter { $0 > 0 }.min(), to: largest, hasZero: hasZero, rows: inner.rows)
    var plot = LinePlot(
      x: Axis(
        from: 0, to: Double(max(10, last.epoch)), ticks: max(2, inner.columns / 12), isNice: true),
      y: y, set: set)
    if y.scale == .logarithmic, hasZero { plot.floorLabel = "0" }
    plot.series = [LinePlot.Series(training, label: test.isEmpty ? nil : "training")]
    if !test.isEmpty {
      plot.series.append(LinePlot.Series(test, form: .beads(every: 4), label: "test"))
    }
    let scale = y.scale == .logarithmic ? "logarithmic" : "linear"
    buffer.write("E over the epochs, \(scale)", at: Point(row: 0, column: 0))
    plot.draw(into: &buffer, in: area.rest)
    return buffer.text().split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// What the errors do, in about so many parts; the last one is a part of its own.
  private func buckets(
    _ count: Int, _ value: (EvaluationRecord.Entry) -> Double
  ) -> [LinePlot.Bucket] {
    let group = max(1, (record.count + count - 1) / max(1, count))
    var buckets: [LinePlot.Bucket] = []
    for index in 0..<record.count {
      let (entry, y) = (record[index], value(record[index]))
      let isStart = index % group == 0 || index == record.count - 1
      // What is not finite parts what comes before from what comes after.
      if isStart || !y.isFinite || buckets.last?.last.isFinite == false {
        buckets.append(LinePlot.Bucket(x: Double(entry.epoch), y: y))
      } else {
        let place = buckets.count - 1
        buckets[place].minimum = min(buckets[place].minimum, y)
        buckets[place].maximum = max(buckets[place].maximum, y)
        buckets[place].last = y
      }
    }
    return buckets
  }
}
