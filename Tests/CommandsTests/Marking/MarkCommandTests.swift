import Documents
import Opening
import TestSupport
import Testing

@Suite struct MarkCommandTests {
  private func mark(_ paper: String, _ line: String = "worked-example") throws -> Result {
    var words = line.split(separator: " ").map(String.init)
    words.insert("paper.csv", at: 1)
    return try backstep(
      ["mark"] + words, files: Files.all.merging(["paper.csv": paper]) { first, _ in first })
  }

  @Test func theTextNamesSlipsAndTheFirstWrongNumber() throws {
    let result = try mark(
      "symbol,value\nδ_o1,0.741365\n∂E/∂w5,0.439830\nnet_h1,0.3825\nout_h1,0.59\nout_h2,\nE_o1,7\n")
    #expect(result.status == 0)
    #expect(result.errors == "")
    #expect(
      result.output == """
        net_h1  0.3825    transposed-weights: w3 leads into h2. Take the weights on the arrows into h1.
        out_h1  0.59      imprecise: that is 2 significant digits; give 3
        out_h2            no answer
        E_o1    7         wrong, and no slip that is known; what is out_o1?
        δ_o1    0.741365  no-derivative: ∂out_o1/∂net_o1 is missing: multiply by o1's slope, too.
        ∂E/∂w5  0.439830  right with the numbers before it as they were given
        first wrong: net_h1, transposed-weights
        points: 1 of 6

        """)
  }

  @Test func severalSlipsAreAllNamed() throws {
    let result = try mark("symbol,value\nnet_h2,0.390\n")
    #expect(result.output.contains("0.390  either transposed-weights: w2 leads into h1. "))
    #expect(result.output.contains(" Or inputs-swapped: w3 goes with i1: "))
    #expect(result.output.contains("first wrong: net_h2, transposed-weights or inputs-swapped\n"))
  }

  @Test func studentsHaveTheirOwnMarks() throws {
    let paper = "student,symbol,value\nann,net_h1,0.378\nben,net_h1,0.0275\nann,out_h1,0.593\n"
    let result = try mark(paper)
    #expect(
      result.output.hasPrefix(
        "ann\nnet_h1  0.378  right\nout_h1  0.593  right\npoints: 2 of 2\n\nben\n"))
    #expect(result.output.contains("first wrong: net_h1, no-bias\npoints: 0 of 1\n"))
    let table = try mark(paper, "worked-example --format csv").output
    #expect(
      table.hasPrefix(
        "student,epoch,example,symbol,typed,right,carried,verdict,slips,points\n"
          + "ann,1,1,net_h1,0.378,0.3775,0.3775,right,,1\n"))
    #expect(table.contains("\nben,1,1,net_h1,0.0275,0.3775,0.3775,slip,no-bias,0\n"))
  }

  @Test func theSummaryCountsSlips() throws {
    let paper =
      "student,symbol,value\nann,net_h1,0.0275\nben,net_h1,0.0275\ncem,net_h1,0.375\n"
      + "ann,E_total,0.597\nben,E_total,0.298\n"
    #expect(
      try mark(paper, "worked-example --summary").output == """
        symbol   wrong  of                        slips
        net_h1       3   3  no-bias 2, inputs-swapped 1
        E_total      1   2                    no-half 1

        """)
    let root = try object(try mark(paper, "worked-example --summary --json"))
    let first = try root.required("summary").array("summary")[0].object("line")
    #expect(try first.required("symbol").string("symbol") == "net_h1")
    #expect(try first.required("wrong").number("wrong") == 3)
  }

  @Test func aMistakeGoesOnIntoTheNextExample() throws {
    // The weight moved along its gradient; what follows in the second epoch is right with that.
    let right = try backstep("trace worked-example --epochs 2 --only w5,net_o1 --format csv").output
      .split(separator: "\n").map { $0.split(separator: ",") }
    let wrong = 0.441083520282
    let new = try #require(right.first { $0[4] == "w5⁺" }.flatMap { Double($0[5]) })
    let net = try #require(right.last { $0[4] == "net_o1" }.flatMap { Double($0[5]) })
    // Weights into h1 move too little to be seen.
    let carried = net + (wrong - new) * 0.593244
    let result = try mark(
      "symbol,value,epoch\nw5+,\(wrong),1\nnet_o1,\(carried),2\nnet_o1,\(carried),1\n")
    #expect(result.output.contains("epoch 1 example 1  w5⁺     0.441083520282"))
    #expect(result.output.contains("uphill: That goes along the gradient; w5 moves against it."))
    #expect(result.output.contains("  right with the numbers before it as they were given\n"))
    #expect(result.output.contains("points: 2 of 3\n"))
  }

  @Test func withoutAnExampleItIsTheFirstThatHasTheStep() throws {
    let result = try mark(
      "symbol,value\nE,1\nw1+,1\nmean dE/dw1,1\nx1,1\n".replacing("x1,1\n", with: ""),
      "net.json --data xor.csv --batch 2 --json")
    let answers = try object(result).required("students").array("students")[0].object("student")
      .required("answers").array("answers").map { try $0.object("answer") }
    #expect(
      try answers.map { try $0.required("symbol").string("symbol") } == ["mean dE/dw1", "w1+", "E"])
  }

  @Test func noDamagedPaperTraps() throws {
    let paper = Array(
      ("student,epoch,example,symbol,value\nann,1,1,net_h1,-0.3775\nann,2,1,∂E/∂w5,8.2e-2\n"
        + "ben,,,w1⁺,0.149780716\nben,,,E,\u{2212}.29\n").utf8)
    let signs = Array("0123456789.,;-+eE\"\n\r\t xδ∂⁺\u{1b}".utf8)
    var source = SeededGenerator(seed: 5)
    var refused = 0
    for _ in 0..<400 {
      var bytes = paper
      for _ in 0..<Int.random(in: 0...3, using: &source) {
        let place = Int.random(in: 0..<bytes.count, using: &source)
        let sign = signs.randomElement(using: &source) ?? 0
        if Bool.random(using: &source) {
          bytes[place] = sign
        } else {
          bytes.insert(sign, at: place)
        }
      }
      let text = String(decoding: bytes, as: UTF8.self)
      let world = try CommandWorld(files: ["paper.csv": text])
      // An epoch may come out far away.
      world.looksBeforeInterruption = 200
      let status = world.run("mark worked-example paper.csv").status
      #expect([0, 65, 130].contains(status), "\(text)")
      #expect(!(world.output + world.errors).contains("\u{1b}"), "\(text)")
      guard status == 65 else { continue }
      refused += 1
      #expect(world.output.isEmpty && world.errors.split(separator: "\n").count == 1, "\(text)")
    }
    #expect((50...380).contains(refused))
  }

  @Test func anEmptyCellMeansTheFirst() throws {
    let result = try mark("epoch,example,symbol,value\n,,net_h1,0.378\n2,1,net_h1,0.378\n")
    #expect(result.output.contains("points: 2 of 2\n"), "\(result)")
  }

  @Test func aPaperMayComeOnStandardInput() throws {
    let world = try CommandWorld(files: Files.all)
    world.input = ["symbol,val", "ue\nnet_h1,0.3825\n"]
    #expect(world.run("mark worked-example -").status == 0)
    #expect(world.output.contains("transposed-weights"))
    world.input = ["symbol,value\nnet_h9,0.3825\n"]
    #expect(world.run("mark worked-example -").status == 65)
    #expect(
      world.errors == "<stdin>:2:1: \"net_h9\" is no name here; did you mean net_h1?\n")
  }

  @Test func aNetworkMadeForTheDataNeedsNoName() throws {
    let files = Files.all.merging(["paper.csv": "symbol,value\nE_o1,1\n"]) { first, _ in first }
    let result = try backstep("mark paper.csv --layers 2-3-1 --data xor.csv", files: files)
    #expect(result.status == 0 && result.output.hasSuffix("points: 0 of 1\n"), "\(result)")
  }

  @Test func otherColumnsAreLeftOutAndSaidOnce() throws {
    let result = try mark("symbol,note,value,page\nnet_h1,hm,0.378,3\nout_h1,hm,0.593,3\n")
    #expect(result.status == 0)
    #expect(result.errors == "paper.csv: columns left out: \"note\", \"page\"\n")
  }

  @Test(arguments: [
    (
      "symbol,value\nnet_h1,\"0,38\"\n",
      "2:8: \"0,38\" is no number; write a point in place of the comma"
    ),
    (
      "symbol;value\nnet_h1;0,38\n",
      "2:8: \"0,38\" is no number; write a point in place of the comma"
    ),
    (
      "symbol,value\nnet_h1,0,38\n",
      "2:8: rows have a field more than the header; write numbers with a point, and give every column a name"
    ),
    (
      "symbol,value\nnet_h1,about 1\n",
      "2:8: \"about 1\" is no number; write a number such as 0.0822, or leave the cell empty"
    ),
    ("symbol,value\nnet_h1,nan\n", "2:8: \"nan\" is no number; write a finite number"),
    (
      "symbol,value\nnet_h1,1e999\n",
      "2:8: the number \"1e999\" is out of range; the largest 64-bit number is about 1.8e308"
    ),
    ("symbol,value,example\nnet_h1,1,2\n", "2:10: there is no example 2; the data have 1 example"),
    (
      "symbol,value,epoch\nnet_h1,1,0\n",
      "2:10: \"0\" is no epoch; epochs are counted from 1; an empty cell means the first"
    ),
    (
      "symbol,value\nw1,1\n",
      "2:1: no step computes \"w1\"; backstep trace prints the symbols of all steps"
    ),
    ("symbol,value\n,1\n", "2:1: no symbol; write one such as dE/dw5"),
    ("student,symbol,value\n,net_h1,1\n", "2:1: no student; say in every row whose answer it is"),
    (
      "symbol,number\nnet_h1,1\n",
      "1:1: no column \"value\"; begin the paper with the line symbol,value"
    ),
    ("symbols,value\nnet_h1,1\n", "1:1: no column \"symbol\"; did you mean \"symbols\"?"),
  ])
  func badPapersAreRefusedAtTheirPlaces(paper: String, line: String) throws {
    #expect(
      try mark(paper) == Result(status: 65, output: "", errors: "paper.csv:\(line)\n"))
  }

  @Test(arguments: [
    (
      "mark worked-example",
      "mark needs a lesson or a network, and a paper: a CSV file with the columns symbol and value"
    ),
    (
      "mark worked-example paper.csv other.csv",
      "\"other.csv\" is one name too many; open one lesson or file at a time"
    ),
    (
      "mark worked-example paper.csv --digits 0",
      "--digits cannot be \"0\"; it is a whole number from 1 to 17"
    ),
    (
      "mark worked-example paper.csv --tolerance 2",
      "--tolerance cannot be \"2\"; it is a number from 0 on and below 1, such as 1e-6"
    ),
    ("train worked-example --tolerance 1e-6", "--tolerance is no option of train"),
  ])
  func wrongUseIsSaidInOneLine(words: String, line: String) throws {
    #expect(try backstep(words) == Result(status: 2, output: "", errors: "backstep: \(line)\n"))
  }

  @Test func asciiOutputIsASCII() throws {
    let result = try mark("symbol,value\nδ_o1,0.741365\n", "worked-example --ascii")
    #expect(isASCII(result.output))
    #expect(result.output.contains("delta_o1  0.741365  no-derivative: dout_o1/dnet_o1 is missing"))
  }

  @Test func aRequestToStopEndsIt() throws {
    let world = try CommandWorld(
      files: ["paper.csv": "symbol,value,epoch\nnet_h1,1,1\nnet_h1,1,100000000\n"])
    world.looksBeforeInterruption = 30
    #expect(world.run("mark worked-example paper.csv").status == 130)
    #expect(world.output == "" && world.errors.hasPrefix("backstep: interrupted in epoch "))
  }
}
