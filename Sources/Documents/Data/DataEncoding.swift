import Backprop

/// How the cells of a table become the numbers of a network.
///
/// It belongs to the network that was trained with them: with other numbers it would say nothing.
package struct DataEncoding: Equatable, Sendable {
  /// The columns that the inputs are from, in order; empty where nothing is known of them.
  package var columns: [InputColumn]
  /// The names of the target columns, one for each output, or of the one column of classes; empty
  /// where nothing is known of them.
  package var targetNames: [String]
  /// The names of the classes: one for each output, or for a single output the one that is coded 0 and
  /// the one that is coded 1; empty where the targets are numbers.
  package var classNames: [String]
  /// How inputs are scaled; `nil`: not at all.
  package var scale: Scale?
  /// How targets are scaled; `nil`: not at all.
  package var targetScale: Scale?

  package init(
    columns: [InputColumn] = [], targetNames: [String] = [], classNames: [String] = [],
    scale: Scale? = nil, targetScale: Scale? = nil
  ) {
    self.columns = columns
    self.targetNames = targetNames
    self.classNames = classNames
    self.scale = scale
    self.targetScale = targetScale
  }
}

extension DataEncoding {
  /// The class that outputs stand for: that of the largest, the first of equals, or of a single one
  /// the second from 0.5 on; `nil` where there are no classes, or an output is no number.
  package func className(of outputs: ArraySlice<Double>) -> String? {
    if outputs.count == 1, classNames.count == 2 {
      guard let output = outputs.first, !output.isNaN else { return nil }
      return classNames[output >= 0.5 ? 1 : 0]
    }
    guard classNames.count == outputs.count else { return nil }
    return Classes.largest(of: outputs).map { classNames[$0] }
  }
}

/// A column that one input is from, or as many as it has words.
package struct InputColumn: Equatable, Sendable {
  package let name: String
  /// The words that have an input each, which is 1 where the word stands, else 0; empty: the column
  /// holds numbers.
  package let words: [String]

  package init(name: String, words: [String] = []) {
    self.name = name
    self.words = words
  }

  /// The names of the inputs that it gives.
  package var inputNames: [String] {
    words.isEmpty ? [name] : words.map { "\(name)=\($0)" }
  }
}
