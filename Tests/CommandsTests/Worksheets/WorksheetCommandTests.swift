import Documents
import TestSupport
import Testing

/// Sheets of numbers to be worked out by hand.
@Suite struct WorksheetCommandTests {
  private func run(_ line: String, _ more: [String: String] = [:]) throws -> Result {
    var files = Files.all.merging([
      "practice.json": try ProjectFiles.text("Assets/lessons/practice.json"),
      "class.csv": "student,room\nann,1\nben,1\ncem,2\n",
    ]) { first, _ in first }
    files.merge(more) { $1 }
    return try backstep(line, files: files)
  }

  @Test func theTextDrawsTheNetworkAndAsks() throws {
    let result = try run("worksheet practice.json --variant 7 --ask net_h1,dE/dw5 --format text")
    #expect(result.status == 0 && result.errors == "")
    let lines = result.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[1] == "variant 7")
    #expect(
      lines[3...5].joined(separator: "\n") == """
          i1 ─ w1 ─┐                 out_h1 ─ w5 ─┐
                   ├─ h1, bias b1                 ├─ o1, bias b2
          i2 ─ w2 ─┘                 out_h2 ─ w6 ─┘
        """)
    #expect(lines.contains("i1 = 0.5   i2 = 0.9   target_o1 = 0.9   target_o2 = 0.7"))
    #expect(
      result.output.hasSuffix(
        """
        Work the numbers out in this order. Carry 4 significant digits and give 3.

        1. net_h1 = w1·i1 + w2·i2 + b1
           = ______________
        2. ∂E/∂w5 = δ_o1 · ∂net_o1/∂w5
           = ______________

        """))
  }

  @Test func theKeyHasNumbersAndSlips() throws {
    let text = try run("worksheet practice.json --ask net_h1 --key --format text").output
    #expect(text.contains("   = (−0.9)·0.7 + 0.1·0.6 + (−0.4) = −0.97\n"))
    #expect(
      text.hasSuffix(
        """

        What usual slips give:
        net_h1  no-bias             −0.57
        net_h1  transposed-weights  −0.67
        net_h1  inputs-swapped      −0.87

        """))
  }

  @Test func fadingWritesOutWhatComesBefore() throws {
    let text = try run("worksheet practice.json --fade 2").output
    #expect(text.contains("- `out_h1 = 1/(1 + e^(−net_h1)) = 1/(1 + e^(−(−0.97))) = "))
    #expect(!text.contains("- `δ_h1"))
    #expect(text.hasSuffix("2. `∂E/∂w1 = δ_h1 · ∂net_h1/∂w1 = ` ______________\n"))
    #expect(text.contains("1. `δ_h1 = "))
  }

  @Test(arguments: ["markdown", "latex", "text", "json", "csv"])
  func theSameSheetsAreTheSameBytes(format: String) throws {
    let line = "worksheet practice.json --students class.csv --key --format \(format)"
    let sheets = try run(line)
    let again = try run(line)
    #expect(sheets.status == 0 && sheets.errors == "" && sheets == again)
    #expect(sheets.output.contains("ann") && sheets.output.contains("cem"))
    // Without a key no answer is there.
    let right = try object(try run("worksheet practice.json --ask out_h1 --key --json"))
      .required("sheets").array("sheets")[0].object("sheet").required("asked").array("asked")[0]
      .object("step").required("value").number("value")
    let sheet = try run("worksheet practice.json --format \(format)")
    #expect(!sheet.output.contains("\(right)".prefix(5)))
    #expect(!sheet.output.contains("slip"))
  }

  @Test func eachKeyIsRightAndItsNeighboursIsNot() throws {
    let key = try run("worksheet practice.json --students class.csv --key --format csv").output
    #expect(key.hasPrefix("student,variant,symbol,value\nann,1,net_h1,"))
    func points(_ paper: String) throws -> [Int] {
      try object(try run("mark practice.json paper.csv --json", ["paper.csv": paper]))
        .required("students").array("students").map {
          try $0.object("student").required("points").integer("points")
        }
    }
    #expect(try points(key) == [13, 13, 13])
    let exchanged = key.replacing("ann,1,", with: "ann,2,").replacing("cem,3,", with: "cem,1,")
    let marks = try points(exchanged)
    #expect(marks[1] == 13 && marks[0] < 13 && marks[2] < 13)
  }

  /// As the README tells it: sheets, papers, marks, and what the class gets wrong.
  @Test func aDayWithAClass() throws {
    let sheets = "worksheet practice.json --students class.csv"
    let empty = try run("\(sheets) --format csv").output
    #expect(empty.hasPrefix("student,variant,symbol,value\nann,1,net_h1,\n"))
    let key = try object(try run("\(sheets) --key --json")).required("sheets").array("sheets")
    var papers = "student,variant,symbol,value\n"
    for sheet in key {
      let sheet = try sheet.object("sheet")
      let student = try sheet.required("student").string("student")
      let head = "\(student),\(try sheet.required("variant").integer("variant")),"
      for step in try sheet.required("asked").array("asked") {
        let step = try step.object("step")
        let symbol = try step.required("symbol").string("symbol")
        var value = try step.required("value").number("value")
        let slips = try step.required("slips").array("slips").map { try $0.object("slip") }
        if symbol == "dE/dout_h1", student != "cem" {
          let slip = try #require(
            slips.first { try $0.required("slip").string("slip") == "forgot-the-sum" })
          value = try slip.required("values").numbers("values")[0]
        }
        papers += head + "\(symbol),\(value)\n"
      }
    }
    let marks = try run("mark practice.json papers.csv", ["papers.csv": papers])
    #expect(marks.output.contains("first wrong: ∂E/∂out_h1, forgot-the-sum\n"))
    #expect(marks.output.hasSuffix("points: 13 of 13\n"))
    let summary = try run("mark practice.json papers.csv --summary", ["papers.csv": papers]).output
    let worst = try #require(summary.split(separator: "\n").dropFirst().first)
    #expect(worst.hasPrefix("∂E/∂out_h1") && worst.hasSuffix("forgot-the-sum 2"))
  }

  @Test func aPaperSaysItsVariant() throws {
    let paper = "student,variant,symbol,value\nann,7,net_h1,-0.700\nann,,net_h1,-0.970\n"
    let text = try run("mark practice.json paper.csv", ["paper.csv": paper])
    #expect(
      text.output == "ann, variant 7\nnet_h1  -0.700  right\npoints: 1 of 1\n\n"
        + "ann\nnet_h1  -0.970  right\npoints: 1 of 1\n")
    let table = try run("mark practice.json paper.csv --format csv", ["paper.csv": paper]).output
    #expect(table.hasPrefix("student,variant,epoch,"))
    #expect(table.contains("\nann,7,1,1,net_h1,-0.700,-0.7,"))
    let one = try run(
      "mark practice.json paper.csv --variant 7", ["paper.csv": "symbol,value\nnet_h1,-0.700\n"])
    #expect(one.output == "net_h1  -0.700  right\npoints: 1 of 1\n")
    #expect(
      try run("mark practice.json paper.csv --variant 7", ["paper.csv": paper])
        == Result(
          status: 2, output: "",
          errors: "backstep: paper.csv says whose variant is which; leave --variant out\n"))
    #expect(
      try run(
        "mark practice.json paper.csv", ["paper.csv": "variant,symbol,value\nx,net_h1,1\n"]
      ).errors.hasPrefix("paper.csv:2:1: \"x\" is no variant; "))
  }

  @Test func aListCanNameVariants() throws {
    let list = "variant,student\n9,ann\n,ben\n"
    let table = try run(
      "worksheet practice.json --students list.csv --variant 20 --ask net_h1 --format csv",
      ["list.csv": list]
    ).output
    #expect(table == "student,variant,symbol,value\nann,9,net_h1,\nben,21,net_h1,\n")
  }

  @Test func traceAndTheSheetHaveTheSameNumbers() throws {
    let trace = try run("trace practice.json --variant 7 --only dE/dw1 --format csv").output
    let key = try run("worksheet practice.json --variant 7 --ask dE/dw1 --key --format csv").output
    let value = try #require(trace.split(separator: "\n").last?.split(separator: ",").last)
    #expect(key.hasSuffix(",dE/dw1,\(value)\n"))
  }

  @Test(arguments: [
    ("--ask net_h9", 2, "--ask \"net_h9\": column 1: "),
    ("--ask w5 --fade 2", 2, "--ask names what is asked for, and --fade leaves the last numbers"),
    ("--fade 14", 2, "--fade 14: a sheet about this network asks for 13 numbers"),
    ("--fade 0", 2, "--fade cannot be \"0\""),
    ("--variant x", 2, "--variant cannot be \"x\"; it is a whole number from 1 on"),
    ("--students none.csv", 65, "none.csv: no such file or directory"),
    ("--students empty.csv", 65, "empty.csv: there is no student; "),
    ("--students blank.csv", 65, "blank.csv:3:1: no name; "),
    ("--format html", 2, "\"html\" is no format; "),
  ])
  func whatIsWrongIsSaid(options: String, status: Int32, words: String) throws {
    let result = try run(
      "worksheet practice.json \(options)",
      ["empty.csv": "student\n", "blank.csv": "student,x\nann,1\n,2\n"])
    #expect(result.status == status)
    #expect(result.output == "")
    #expect(
      result.errors.replacing("backstep: ", with: "").hasPrefix(words), "\(result.errors)")
  }
}
