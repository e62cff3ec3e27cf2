import Testing

/// Command lines that cannot be carried out.
@Suite struct UsageTests {
  private static let pairs =
    "cross-entropy goes with softmax outputs, binary-cross-entropy with sigmoid outputs, "
    + "the squared errors with all but softmax"

  static let wrong: [(String, String)] = [
    ("train", "train needs a lesson or a network; `backstep lessons` lists them"),
    ("trace --steps 3", "trace needs a lesson or a network; `backstep lessons` lists them"),
    ("lessons one", #"lessons takes no name; "one" is one too many"#),
    (
      "train worked-example one-weight",
      #""one-weight" is one name too many; open one lesson or file at a time"#
    ),
    ("tran worked-example", #"unknown command "tran"; did you mean train?"#),
    ("trian", #"unknown command "trian"; did you mean train?"#),
    ("lessns", #"unknown command "lessns"; did you mean lessons?"#),
    ("train worked-example --epoch 3", #"unknown option "--epoch"; did you mean --epochs?"#),
    ("train worked-example -rate 3", #"unknown option "-rate"; did you mean --rate?"#),
    ("train worked-example --jsno", #"unknown option "--jsno"; did you mean --json?"#),
    ("trace worked-example --step 3", #"unknown option "--step"; did you mean --steps?"#),
    (
      "train worked-example --quickly",
      #"unknown option "--quickly"; backstep train --help lists them"#
    ),
    ("trace worked-example --save x.json", "--save is no option of trace"),
    ("train worked-example --steps 3", "--steps is no option of train"),
    ("train worked-example --theme dark", "--theme is no option of train"),
    ("trace worked-example --evaluate-every 3", "--evaluate-every is no option of trace"),
    ("worked-example --json", "--json is no option of explore"),
    ("lessons --rate 1", "--rate is no option of lessons"),
    ("train worked-example --rate", "--rate needs a value after it"),
    ("train worked-example --rate --epochs 3", "--rate needs a value after it"),
    ("train worked-example --save --json", "--save needs a value after it"),
    ("train worked-example --save=", #"--save cannot be ""; it is the path of a file"#),
    ("train worked-example --rate=", #"--rate cannot be ""; it is a number above 0"#),
    ("train worked-example --rate -1", #"--rate cannot be "-1"; it is a number above 0"#),
    ("train worked-example --rate 0", #"--rate cannot be "0"; it is a number above 0"#),
    ("train worked-example --rate nan", #"--rate cannot be "nan"; it is a number above 0"#),
    ("train worked-example --rate=1e999", #"--rate cannot be "1e999"; it is a number above 0"#),
    (
      "train worked-example --epochs 99999999999999999999",
      #"--epochs cannot be "99999999999999999999"; it is a whole number from 0 on"#
    ),
    (
      "train worked-example --batch 0",
      #"--batch cannot be "0"; it is a whole number from 1 on, or full"#
    ),
    ("trace worked-example --steps 0", #"--steps cannot be "0"; it is a whole number from 1 on"#),
    ("trace worked-example --steps 1.5", steps),
    (
      "train worked-example --digits 2",
      #"--digits cannot be "2"; it is a whole number from 3 to 17"#
    ),
    ("train worked-example --bias fixd", #"--bias cannot be "fixd"; did you mean "fixed"?"#),
    ("train worked-example --format yaml", #""yaml" is no format; it is one of "text", "json""#),
    ("--verbose", "--verbose goes with --version"),
    ("train worked-example --verbose", "--verbose goes with --version"),
    ("--version --verbose=true", "--verbose takes no value"),
    ("--version --verbos", #"unknown option "--verbos"; did you mean --verbose?"#),
    ("train worked-example --help=yes", "--help takes no value"),
    ("train worked-example --json=true", "--json takes no value"),
    ("train worked-example --ascii=true", "--ascii takes no value"),
    ("train worked-example --update sequential --batch 2", sequential),
    ("train one-weight --update sequential", sequential),
    (
      "train worked-example --update sequential --optimizer adam",
      "sequential updates go with the optimizer sgd only; take sgd, or simultaneous updates"
    ),
    (
      "train worked-example --loss cross-entropy",
      "cross-entropy does not go with sigmoid outputs; " + pairs
    ),
    (
      "train --layers 2-3-1 --activation softmax --data xor.csv",
      #"activation cannot be "softmax": it is that of the hidden layers; "# + pairs
    ),
    ("train net.json", "a network needs examples; give them with --data FILE.csv"),
    (
      "train worked-example --targets y",
      "--targets goes with --data: it names columns of that file"
    ),
    ("train worked-example --inputs y", "--inputs goes with --data: it names columns of that file"),
    ("train worked-example --init he", "--init goes with --layers: it says how a network is made"),
    ("train net.json --layers 2-1", #"--layers makes a network, so "net.json" is one too many"#),
    ("train --layers 2-1", "a network needs examples; give them with --data FILE.csv"),
    (
      "train --layers 2x1 --data xor.csv",
      #"--layers cannot be "2x1"; "#
        + "they are numbers of units with dashes between, inputs first, such as 4-5-3"
    ),
  ]

  private static let steps =
    #"--steps cannot be "1.5"; it is a whole number from 1 on"#
  private static let sequential =
    "sequential updates go with batches of one example only; take batch 1, or simultaneous updates"

  @Test(arguments: wrong)
  func wrongUsageIsOneLineAndStatus2(line: String, message: String) throws {
    let result = try backstep(line, files: Files.all)
    #expect(result == Result(status: 2, output: "", errors: "backstep: \(message)\n"))
  }

  @Test func anEmptyNameNamesNothing() throws {
    #expect(
      try backstep(["train", ""])
        == Result(
          status: 65, output: "",
          errors: "backstep: no lesson or file \"\"; `backstep lessons` lists the lessons\n"))
  }

  @Test(arguments: ["\u{1b}[2J", "a\nb", "\u{202e}x"])
  func whatIsTypedCannotActOnTheTerminal(word: String) throws {
    for words in [["train", word], ["train", "worked-example", "--rate", word], ["-" + word]] {
      let errors = try backstep(words).errors
      #expect(errors.hasSuffix("\n"))
      #expect(errors.dropLast().unicodeScalars.allSatisfy { $0.value >= 32 && $0 != "\u{202e}" })
    }
  }

  @Test func theLastOfTwoEqualOptionsHolds() throws {
    #expect(
      try backstep("train worked-example --rate 3 --epochs 1 --rate 0.5 --json")
        == backstep("train worked-example --epochs 1 --json"))
  }

  @Test(arguments: [
    "train worked-example --epochs=1 --rate=0.25 --json",
    "train --epochs 1 --rate 0.25 --json worked-example",
    "train --epochs 1 --rate 0.25 --json -- worked-example",
    "train --json --epochs 1e0 worked-example --rate +.25",
  ])
  func optionsMayStandAnywhereAndHaveTheirValueAfterAnEqualsSign(line: String) throws {
    #expect(
      try backstep(line) == backstep("train worked-example --epochs 1 --rate 0.25 --json"))
  }

  @Test func afterTwoDashesEverythingIsAName() throws {
    #expect(
      try backstep("train -- --rate").errors
        == "backstep: no lesson or file \"--rate\"; `backstep lessons` lists the lessons\n")
  }
}
