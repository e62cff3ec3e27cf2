import Backprop
import Commands
import Documents
import Testing

/// Every table is either taken, or refused with one line that says where and what would be right.
@Suite struct OwnDataProblemTests {
  private func line(_ csv: String, _ options: String) -> String {
    let world = DataWorld(["f.csv": csv])
    let status = world.run("train --data f.csv " + options)
    #expect(status == 65, "\(world.errors)")
    #expect(world.output.isEmpty)
    #expect(world.errors.hasPrefix("f.csv:") && world.errors.hasSuffix("\n"))
    return String(world.errors.dropFirst(6).dropLast())
  }

  @Test(arguments: [
    ("", "1:1: the file is empty; begin it with a line of column names"),
    ("\u{feff}", "1:1: the file is empty; begin it with a line of column names"),
    ("a,b,y\n", "2:1: there is no row under the header; give one example or more"),
    ("a,b,y", "2:1: there is no row under the header; give one example or more"),
    (
      "a,b,y\n1,,0\n",
      #"2:3: an empty cell where "b" needs a value; write one, or leave such rows out with --missing skip"#
    ),
    (
      "a,b,y\n1,2,\n",
      #"2:5: an empty cell where "y" needs a value; write one, or leave such rows out with --missing skip"#
    ),
    ("a,b,y\n1,2,0\n1,2\n", "3:1: a row of 2 fields under a header of 3; give every row 3 fields"),
    ("a,b,y\n1,2,0,9,9\n", "2:7: a row of 5 fields under a header of 3; give every row 3 fields"),
    (
      "a,b,y\n1,x,0\n",
      "2:3: \"x\" where \"b\" needs a number; --one-hot \"b\" makes an input for each word, --inputs "
        + "names other columns, --labels a column of classes"
    ),
    (
      "a,b,y\n1,2,0\n1,x,0\n",
      #"3:3: "x" where "b" needs a number; write a number such as 0.5"#
    ),
    (
      "a,b,y\n1,NaN,0\n",
      #"2:3: the missing value "NaN" where "b" needs a value; write one, or leave such rows out with "#
        + "--missing skip"
    ),
    ("a,b,y\n1,2,inf\n", #"2:5: "inf" where "y" needs a number; write a finite number"#),
    (
      "a,b,y\n1,2,1e999\n",
      #"2:5: the number "1e999" is out of range; the largest 64-bit number is about 1.8e308"#
    ),
    ("a,b,y\n1,2,0x1F\n", #"2:5: "0x1F" where "y" needs a number; write it in decimal"#),
    (
      "a,b,y\n1,2,\"0,5\"\n",
      #"2:5: "0,5" where "y" needs a number; write a point in place of the comma, or give "#
        + "--decimal comma"
    ),
    ("a,b,a\n1,2,0\n", #"1:5: the column "a" is there twice; give every column its own name"#),
    (
      "a,b\n1,2\n",
      #"1:1: 1 input column for 2 inputs of the network: "a" taken for inputs, "b" for targets; "#
        + "--inputs and --targets name others"
    ),
    (
      "a b y\n1 2 0\n",
      "1:2: blanks between the columns; commas, semicolons and tabs are read between columns"
    ),
    ("a,b,y\n1,\"2,0\n", #"2:3: a quote that is never closed; end the field with ""#),
    (
      "a,b,y\n1,2,0\n1,2,one\n",
      #"3:5: the word "one" among the numbers of column "y"; write a number, or give --labels "y" to "#
        + "read every cell as the name of a class"
    ),
  ])
  func tablesOfNumbersAreRefusedWithALine(_ csv: String, _ problem: String) {
    #expect(line(csv, "--layers 2-1") == problem)
  }

  @Test(arguments: [
    (
      "a,k\n1,x\n2,\n", "",
      #"3:3: an empty cell where "k" needs a value; write one, or leave such rows out with --missing skip"#
    ),
    (
      "a,k\n1,x\n2,7\n", "--targets k",
      #"1:1: 1 target column for 2 outputs of the network: "a" taken for inputs, "k" for targets; "#
        + #"--inputs and --targets name others, --labels "k" takes class numbers"#
    ),
    (
      "a,k\n1,x\n2,nan\n", "",
      #"3:3: the missing value "nan" where "k" needs a value; write one, or leave such rows out with "#
        + "--missing skip"
    ),
    (
      "a,k\n1,x\n2,y\n3,z\n", "",
      #"1:3: 3 classes in column "k" for 2 outputs of the network; the last layer needs 3 units"#
    ),
    (
      "a,k\n1,x\n2,x\n", "",
      #"1:3: 1 class in column "k" for 2 outputs of the network; a column of classes needs two or more"#
    ),
    (
      "b,a,k\n1,2,x\n2,3,y\n", "",
      #"1:1: 2 input columns for 1 input of the network: "b", "a" taken for inputs, "k" for targets; "#
        + #"--inputs and --targets name others, --labels "k" takes class numbers"#
    ),
    (
      "a,j,k\n1,2,x\n2,3,y\n", "--targets j,k",
      "1:5: column \"k\" has words; words can be the target only where they are the only one, "
        + "such as --labels \"k\""
    ),
    ("a,k\n1,x\n2,y\n", "--labels kind", #" no column "kind"; there is "a", "k""#),
    (
      "a,k\n1,x\n2,y\n", "--labels k --inputs k",
      #"1:3: column "k" is both an input and a target; name it once"#
    ),
    ("a,j,k\n1,2,3\n", "--targets k,k", #"1:5: column "k" is named twice; name each column once"#),
    (
      "k,a\nx,1\ny,2\n", "--targets a",
      "2:1: \"x\" where \"k\" needs a number; --one-hot \"k\" makes an input for each word, --inputs "
        + "names other columns, --labels a column of classes"
    ),
    (
      "a,k\n1,x\n2,y\n", "--test 0.1",
      " of 2 rows, --test 0.1 holds out none; give more rows or another fraction, "
        + "or leave --test out"
    ),
    (
      "a,k\n1e308,x\n-1e308,y\n", "--scale minmax",
      "1:1: column \"a\" cannot be scaled: its numbers are too large or too near to each other; "
        + "leave --scale out"
    ),
    (
      "a,k\n0,x\n1e-320,y\n", "--scale standard",
      "1:1: column \"a\" cannot be scaled: its numbers are too large or too near to each other; "
        + "leave --scale out"
    ),
  ])
  func tablesOfClassesAreRefusedWithALine(_ csv: String, _ options: String, _ problem: String) {
    let sizes = options == "--targets a" ? "1-1" : "1-2"
    #expect(line(csv, "--layers \(sizes) \(options)") == problem)
  }

  @Test(arguments: [
    (
      "--scale norm",
      "backstep: --scale cannot be \"norm\"; it is one of \"none\", \"standard\", \"minmax\"\n"
    ),
    ("--test 1", "backstep: --test cannot be \"1\"; it is a number from 0 to less than 1\n"),
    ("--test -0.1", "backstep: --test cannot be \"-0.1\"; it is a number from 0 to less than 1\n"),
    ("--test half", "backstep: --test cannot be \"half\"; it is a number from 0 to less than 1\n"),
    ("--labels=", "backstep: --labels cannot be \"\"; it is the name of a column\n"),
    (
      "--labels a --targets b",
      "backstep: --labels and --targets name different columns; leave --targets out\n"
    ),
  ])
  func settingsAreRefusedWithALine(_ options: String, _ line: String) {
    let world = DataWorld(["f.csv": "a,b\n1,0\n"])
    #expect(world.run("train --layers 1-1 --data f.csv " + options) == 2)
    #expect(world.errors == line)
  }

  @Test(arguments: [
    "a,b,y\r\n1,2,0\r\n3,4,1\r\n", "\u{feff}a,b,y\n1,2,0\n3,4,1", "a,b,y\r1,2,0\r3,4,1\r",
    "\"a\",\"b\",\"y\"\n\"1\",\"2\",\"0\"\n3,4,1\n", " a , b,y \n 1,2 ,0\n\n3,4, 1\n\n",
    "\u{feff}\"a\",b,y\r\n1,2,0\r\n\r\n3,\"4\",1",
  ])
  func allUsualSpellingsAreTheSameTable(_ csv: String) throws {
    let data = try DataWorld(["f.csv": csv]).opened("--layers 2-1 --data f.csv").data
    #expect(data.inputNames == ["a", "b"])
    #expect(rows(data.examples) == [[1, 2, 0], [3, 4, 1]])
  }

  @Test func quotedNamesOfClassesMayHoldAnything() throws {
    let csv = "a,k\n1,\"x, \"\"y\"\"\nz\"\n2,\u{1b}[2J\n3,ünï\n"
    let world = DataWorld(["f.csv": csv])
    #expect(world.run("train --layers 1-3 --data f.csv --save n.json") == 0)
    #expect(world.output.contains("classes: x, \"y\"\nz, \u{1b}[2J, ünï"))
    let lesson = try world.opened("n.json --data f.csv")
    #expect(lesson.data.classNames == ["x, \"y\"\nz", "\u{1b}[2J", "ünï"])
  }

  @Test func aHundredThousandRowsAreTaken() throws {
    var csv = "a,b,k\n"
    for row in 0..<100_000 { csv += "\(row).5,-0.25,\(row % 3 == 0 ? "up" : "down")\n" }
    let world = DataWorld(["f.csv": csv])
    let data = try world.opened("--layers 2-2 --data f.csv --test 0.25 --scale minmax").data
    #expect(data.examples.count == 75_000)
    #expect(data.testExamples?.count == 25_000)
    world.files["f.csv"]? += Array("1,2\n".utf8)
    #expect(world.run("train --layers 2-2 --data f.csv") == 65)
    #expect(
      world.errors
        == "f.csv:100002:1: a row of 2 fields under a header of 3; give every row 3 fields\n")
  }

  @Test func aNameTooLongToCompareIsRefused() {
    let marks = String(repeating: "\u{301}\u{323}", count: 100_000)
    #expect(
      line("a,k\n1,x\n2,\(marks)\n", "--layers 1-2")
        == "3:3: a name of more than 1000 bytes; shorten it")
  }

  @Test func targetsOfASoftmaxAreSharesOfOne() {
    let options = "--layers 1-2 --loss cross-entropy --targets t,u --epochs 1"
    func run(_ rows: String) -> DataWorld {
      let world = DataWorld(["f.csv": "x,t,u\n" + rows])
      _ = world.run("train --data f.csv " + options)
      return world
    }
    #expect(
      run("1,1,0\n2,0.5,0.25\n").errors
        == "f.csv:3:3: the targets add up to 0.75; those of softmax outputs must add up to 1; give "
        + "shares that add up to 1, or name one column of classes with --labels\n")
    #expect(run("1,1,0\n2,0.7,0.3\n").errors.isEmpty)
  }
}
