import Backprop
import Documents
import Testing

/// Which columns are inputs, and which are targets.
@Suite struct DataTableTests {
  private func data(
    _ csv: String, inputs: Int, outputs: Int,
    named: (inputs: [String], targets: [String]) = ([], [])
  ) throws(DocumentError) -> DataTable {
    var settings = Settings()
    settings.inputs = named.inputs
    settings.targets = named.targets
    return try DataTable(
      CSVTable(csv: Array(csv.utf8)), for: DataNeeds(inputs: inputs, outputs: outputs),
      settings: settings)
  }

  @Test func theLastColumnsAreTheTargets() throws {
    let data = try data("a,b,c\n1,2,3\n4,5,6\n", inputs: 1, outputs: 2)
    #expect(data.inputNames == ["a"])
    #expect(data.targetNames == ["b", "c"])
    #expect(data.examples == Examples(inputs: [[1], [4]], targets: [[2, 3], [5, 6]]))
  }

  @Test func namedTargetsLeaveTheOthersAsInputs() throws {
    let data = try data("t,a,u,b\n1,2,3,4\n", inputs: 2, outputs: 2, named: ([], ["u", "t"]))
    #expect(data.inputNames == ["a", "b"])
    #expect(data.examples == Examples(inputs: [[2, 4]], targets: [[3, 1]]))
  }

  @Test func namedInputsAreTakenInTheOrderNamed() throws {
    let data = try data("a,b,c,t\n1,2,3,4\n", inputs: 2, outputs: 1, named: (["c", "a"], []))
    #expect(data.examples == Examples(inputs: [[3, 1]], targets: [[4]]))
  }

  @Test func columnsThatNobodyNamesAreLeftOut() throws {
    let data = try data("a,b,c\n1,no number,3\n", inputs: 1, outputs: 1, named: (["a"], ["c"]))
    #expect(data.examples == Examples(inputs: [[1]], targets: [[3]]))
  }

  static let bad: [(String, Int, Int, [String], [String], String)] = [
    ("a,t\n", 1, 1, [], [], "f:2:1: there is no row under the header; give one example or more"),
    (
      "a,b,t\n1,2,3\n", 1, 1, [], [],
      #"f:1:1: 2 input columns for 1 input of the network: "a", "b" taken for inputs, "t" for targets; "#
        + "--inputs and --targets name others"
    ),
    (
      "a,b,t\n1,2,3\n", 2, 2, [], ["t"],
      #"f:1:1: 1 target column for 2 outputs of the network: "a", "b" taken for inputs, "t" for "#
        + #"targets; --inputs and --targets name others, --labels "t" takes class numbers"#
    ),
    (
      "a,b,t\n1,2,3\n", 1, 1, ["a", "b"], [],
      #"f:1:1: 2 input columns for 1 input of the network: "a", "b" taken for inputs, "t" for targets; "#
        + "--inputs and --targets name others"
    ),
    (
      "alpha,beta,t\n1,2,3\n", 2, 1, [], ["alhpa"], #"f: no column "alhpa"; did you mean "alpha"?"#
    ),
    (
      "a,b,t\n1,2,3\n", 1, 1, ["t"], [],
      #"f:1:5: column "t" is both an input and a target; name it once"#
    ),
    (
      "a,b,t\n1,2,3\n", 1, 2, ["a"], ["t", "t"],
      #"f:1:5: column "t" is named twice; name each column once"#
    ),
    (
      "a,b,t\n1,2,3\n", 2, 1, ["b", "b"], [],
      #"f:1:3: column "b" is named twice; name each column once"#
    ),
    (
      "a,t\n1,2\n3,\n", 1, 1, [], [],
      #"f:3:3: an empty cell where "t" needs a value; write one, or leave such rows out with "#
        + "--missing skip"
    ),
  ]

  @Test(arguments: bad.indices)
  func saysWhatIsWrongWithTheColumns(index: Int) {
    let (csv, inputs, outputs, namedInputs, namedTargets, line) = Self.bad[index]
    let found = errorLine { () throws(DocumentError) in
      _ = try data(csv, inputs: inputs, outputs: outputs, named: (namedInputs, namedTargets))
    }
    #expect(found == line)
  }
}
