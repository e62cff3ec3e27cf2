import Documents
import Testing

@Suite struct JSONDecodingTests {
  @Test func requiredNamesTheMissingKeyAtTheObject() throws {
    let object = try jsonObject("\n {}")
    #expect(
      errorLine { () throws(DocumentError) in _ = try object.required("loss") }
        == #"f:2:2: "loss" is missing; add it to the object that begins here"#)
  }

  @Test func optionalTakesNullForLeftOut() throws {
    let object = try jsonObject(#"{"a": null, "b": 0}"#)
    #expect(object.optional("a") == nil)
    #expect(object.optional("b")?.content == .integer(0))
    #expect(object.optional("c") == nil)
  }

  @Test(arguments: [
    (#"{"at": 1, "sya": 2}"#, #"f:1:11: unknown key "sya"; did you mean "say"?"#),
    (#"{"colour": 1}"#, #"f:1:2: unknown key "colour"; a step knows "at", "focus", "say""#),
    (#"{"say": 1, "// sya": 2}"#, nil),
  ])
  func allowRefusesUnknownKeys(text: String, line: String?) throws {
    let object = try jsonObject(text)
    let found = errorLine { () throws(DocumentError) in
      try object.allow(only: ["at", "focus", "say"], in: "a step")
    }
    #expect(found == line)
  }

  static let needs: [(String, @Sendable (JSONValue) throws(DocumentError) -> Void, String)] = [
    (
      #""x""#, { value throws(DocumentError) in _ = try value.number("rate") },
      #"a string where "rate" needs a number; write a number such as 0.5"#
    ),
    (
      "1", { value throws(DocumentError) in _ = try value.string("name") },
      #"a number where "name" needs a string; write text in double quotes"#
    ),
    (
      "[]", { value throws(DocumentError) in _ = try value.bool("sharedBias") },
      #"a list where "sharedBias" needs true or false; write true or false, without quotes"#
    ),
    (
      "{}", { value throws(DocumentError) in _ = try value.array("layers") },
      #"an object where "layers" needs a list; write it in [ ]"#
    ),
    (
      "null", { value throws(DocumentError) in _ = try value.object("network") },
      #"null where "network" needs an object; write it in { }"#
    ),
    (
      "[1, true]", { value throws(DocumentError) in _ = try value.numbers("biases") },
      #"true where "biases" needs a number; write a number such as 0.5"#
    ),
    (
      "[1]", { value throws(DocumentError) in _ = try value.strings("units") },
      #"a number where "units" needs a string; write text in double quotes"#
    ),
    (
      #""sigmod""#,
      { value throws(DocumentError) in
        _ = try value.name("activation", among: ["relu", "sigmoid"])
      },
      #""sigmod" is no "activation"; did you mean "sigmoid"?"#
    ),
    (
      #""step""#,
      { value throws(DocumentError) in
        _ = try value.name("activation", among: ["relu", "sigmoid"])
      },
      #""step" is no "activation"; write one of "relu", "sigmoid""#
    ),
    (
      "1.5", { value throws(DocumentError) in _ = try value.integer("epochs", in: 1...Int.max) },
      #"1.5 where "epochs" needs a whole number; write a whole number from 1 on"#
    ),
    (
      "0", { value throws(DocumentError) in _ = try value.integer("digits", in: 1...17) },
      #"0 is out of range for "digits"; write a whole number from 1 to 17"#
    ),
    (
      "1e30", { value throws(DocumentError) in _ = try value.integer("seed") },
      #"1e+30 where "seed" needs a whole number; write a whole number"#
    ),
  ]

  @Test(arguments: needs.indices)
  func saysWhatWasFoundAndWhatIsNeeded(index: Int) throws {
    let (text, decode, line) = Self.needs[index]
    let value = try json(text)
    let found = errorLine { () throws(DocumentError) in try decode(value) }
    #expect(found?.hasSuffix(": " + line) == true, "\(found ?? "no error")")
  }

  @Test func anElementIsNamedAtItsOwnPlace() throws {
    let value = try json("[1,\n  \"2\"]")
    let found = errorLine { () throws(DocumentError) in _ = try value.numbers("biases") }
    #expect(found?.hasPrefix("f:2:3: a string where \"biases\"") == true)
  }

  @Test(arguments: [("5", 5), ("5.0", 5), ("1e3", 1000), ("-0", 0)])
  func integerTakesWholeNumbersOfAnyForm(text: String, value: Int) throws {
    #expect(try json(text).integer("x", in: -10...1000) == value)
  }

  @Test func numbersTakesBothKinds() throws {
    #expect(try json("[1, 0.5, -2]").numbers("x") == [1, 0.5, -2])
  }
}
