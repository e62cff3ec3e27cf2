import Testing

@Suite struct PlotTests {
  private static let line = "train worked-example --epochs 300"

  @Test func thePlotStandsBelowTheReport() throws {
    let report = try backstep(Self.line).output
    let plotted = try backstep(Self.line + " --plot")
    #expect(plotted.status == 0)
    #expect(plotted.errors == "")
    #expect(plotted.output.hasPrefix(report))
    let lines = plotted.output.dropFirst(report.count).split(separator: "\n")
    #expect(lines.count == 16)
    #expect(lines.first == "E over the epochs, logarithmic")
    #expect(lines.allSatisfy { $0.count <= 78 })
    #expect(
      lines.dropFirst().contains {
        $0.unicodeScalars.contains { (0x2801...0x28FF).contains($0.value) }
      })
    #expect(lines.last?.contains("300") == true)
    let ascii = try backstep(Self.line + " --plot --ascii").output
    #expect(isASCII(ascii))
    #expect(!ascii.contains("\u{1b}"))
  }

  @Test func aPlotIsNoPartOfTheJSON() throws {
    #expect(try backstep(Self.line + " --json --plot") == backstep(Self.line + " --json"))
  }

  @Test func twoLinesHaveTheirNames() throws {
    let rows = (1...20).map { "\($0 % 2),\($0 % 3),\($0 % 2)\n" }.joined()
    let output = try backstep(
      "train --layers 2-2-1 --data d.csv --test 0.3 --epochs 50 --plot",
      files: ["d.csv": "a,b,t\n" + rows]
    ).output
    #expect(output.contains("training"))
    #expect(output.contains("test"))
  }

  @Test(arguments: ["--epochs 0", "--epochs 1", "--epochs 2"])
  func fewErrorsAreDrawn(options: String) throws {
    let result = try backstep("train worked-example --plot \(options)")
    #expect(result.status == 0)
    #expect(result.output.contains("E over the epochs"))
  }

  @Test func whatIsNotFiniteIsLeftOut() throws {
    let result = try backstep(
      "train linear.json --data steep.csv --rate 1 --epochs 500 --plot", files: Files.all)
    #expect(result.status == 1)
    #expect(result.output.contains("E over the epochs"))
  }

  @Test func onATerminalItIsDrawnWhileItTrainsAndWipedOut() throws {
    let world = try CommandWorld(files: Files.all)
    world.showsProgress = true
    world.progressSize = (24, 80)
    world.looksBeforeInterruption = 3
    world.run("train net.json --data xor.csv --epochs 1000000000 --plot")
    let parts = world.errors.split(separator: "\u{1b}[16A")
    try #require(parts.count > 3)
    #expect(parts[0].hasPrefix("\r\u{1b}[KE over the epochs"))
    let status = parts[1].split(separator: "\u{1b}[J").last ?? ""
    #expect(status.hasPrefix("epoch "))
    #expect(status.contains(" of 1,000,000,000  E 0."))
    #expect(status.contains(" epochs/s, "))
    #expect(parts.last?.hasPrefix("\u{1b}[Jbackstep: interrupted") == true)
  }

  @Test func withoutRoomOnlyTheLineIsShown() throws {
    for size: (rows: Int, columns: Int)? in [nil, (5, 80), (24, 10)] {
      let world = try CommandWorld(files: Files.all)
      world.showsProgress = true
      world.progressSize = size
      world.looksBeforeInterruption = 2
      world.run("train net.json --data xor.csv --epochs 1000000000 --plot")
      #expect(world.errors.hasPrefix("\repoch "))
      #expect(!world.errors.contains("\u{1b}"))
    }
  }
}
