import Backprop
import Documents
import Explanations

extension State {
  /// Does what an input asks for.
  ///
  /// - Parameters:
  ///   - input: an action, or what is typed into a prompt or before an action.
  ///   - budget: about how many multiplications to do before the rest becomes a job.
  package mutating func receive(_ input: Input, budget: Int) {
    let (place, openings, wasUnderway) = (run.position, reading.openings, isUnderway)
    let (jumpsBefore, placeBefore) = (jumps, presentPlace)
    defer {
      // A jump that led nowhere was none: the way forth stays.
      if movement.job == nil, movement.waiting.isEmpty, presentPlace.isSame(as: placeBefore) {
        jumps = jumpsBefore
      }
      checkGradients(budget: budget)
      // What explains the steps has the room of a page that the run has gone on from.
      if openings == reading.openings, !reading.staysOpen,
        run.position != place || (isUnderway && !wasUnderway)
      {
        reading.leavePlace(at: place)
      }
      reading.staysOpen = false
      reading.comeBack(to: run.position)
      followTexts()
      followPage()
    }
    if typing.prompt != nil, receiveInPrompt(input, budget: budget) { return }
    reading.isNextLessonOffered = message != nil && message == nextLessonOffer
    message = nil
    movement.isLingering = false
    switch input {
    case .digit(let digit): addToCount(digit)
    case .action(let action): perform(action, budget: budget)
    case .scroll(let rows, let isPage): scroll(by: rows, isPage: isPage)
    case .search: searchHelp()
    case .moveInList(let rows): moveListCursor(by: rows)
    case .goToRow:
      // The row leads to another moment of the run.
      if !isUnderway { goToListCursor(budget: budget) }
    case .scrollSideways(let epochs, let isPage): moveErrorCursor(by: epochs, isPage: isPage)
    // Text outside a prompt does nothing: a paste must not be taken for keys.
    case .text, .edit, .submit, .complete, .completeBackward, .recall: break
    }
  }

  /// Asks what to search for in the help.
  private mutating func searchHelp() {
    guard display.isHelpShown else { return }
    typing.prompt = Prompt(.helpSearch)
    display.searchHelp(for: nil)
  }

  private mutating func addToCount(_ digit: Int) {
    let (tens, overflow) = (typing.count ?? 0).multipliedReportingOverflow(by: 10)
    guard !overflow, tens <= State.largestCount else { return }
    typing.count = tens + digit
  }

  /// Larger numbers are slips of the finger.
  static let largestCount = 1_000_000_000_000

  mutating func perform(_ action: Action, budget: Int) {
    if isUnderway, action.concernsRun {
      // It is done when the job has ended, with the number typed for it.
      movement.waiting.append(.action(action, count: typing.count))
      typing.count = nil
      return
    }
    let typed = typing.count
    typing.count = nil
    switch action {
    case .forward(let granularity): move(by: typed ?? 1, granularity, budget: budget)
    case .back(let granularity): move(by: -(typed ?? 1), granularity, budget: budget)
    case .onward: move(by: typed ?? 1, movement.granularity, budget: budget)
    case .backward: move(by: -(typed ?? 1), movement.granularity, budget: budget)
    case .coarser: changeGranularity(by: 1)
    case .finer: changeGranularity(by: -1)
    case .goTo:
      if typed == nil, goToGrowth(budget: budget) { return }
      noteJump()
      go(to: typed ?? 0, budget: budget)
    case .goToFurthest:
      noteJump()
      go(to: run.furthest, budget: budget)
    case .goToCursor: goToErrorCursor(budget: budget)
    case .nextStop: goToStop(isForward: true, budget: budget)
    case .previousStop: goToStop(isForward: false, budget: budget)
    // They count from 1.
    case .nextChange: goToChange(isForward: true, count: max(1, typed ?? 1), budget: budget)
    case .previousChange: goToChange(isForward: false, count: max(1, typed ?? 1), budget: budget)
    case .intoOperand: goInto(operand: max(1, typed ?? 1), budget: budget)
    case .jumpBack: jump(isBack: true, count: max(1, typed ?? 1), budget: budget)
    case .jumpForth: jump(isBack: false, count: max(1, typed ?? 1), budget: budget)
    case .answer: askForAnswer(count: max(1, typed ?? 1), budget: budget)
    case .mark: typing.prompt = Prompt(.mark)
    case .askForMark: typing.prompt = Prompt(.toMark)
    case .goToMark(let letter): goToMark(letter, budget: budget)
    case .toggleRun: toggleRun()
    case .faster: changeSpeed(by: 1)
    case .slower: changeSpeed(by: -1)
    case .fastest: goFastest()
    case .nextPage:
      noteJump()
      if turnNote(by: 1, budget: budget) { return }
      turnPage(by: typed ?? 1, budget: budget)
    case .previousPage:
      noteJump()
      if turnNote(by: -1, budget: budget) { return }
      turnPage(by: -(typed ?? 1), budget: budget)
    case .edit:
      if !askForLowerRate() { beginEditing() }
    case .undo: takeBack(budget: budget)
    case .redo: makeAgain(budget: budget)
    case .reset:
      stopPlayback()
      typing.prompt = Prompt(.reset)
    case .select(let direction): select(direction, count: typed)
    case .showFormula: display.formulaMode = display.formulaMode.next
    case .nextPanel: changePanel(by: 1)
    case .previousPanel: changePanel(by: -1)
    case .zoom: display.isZoomed.toggle()
    case .fewerDigits: changeDigits(by: -1)
    case .moreDigits: changeDigits(by: 1)
    case .nextDrawing: nextDrawing()
    case .nextTheme: nextTheme()
    case .toggleLogarithm: toggleLogarithm()
    case .toggleErrorOfAll: toggleErrorOfAll()
    case .toggleCarrying: toggleCarrying()
    case .toggleBig: toggleBig()
    case .checkGradients: display.focus = .check
    case .showFindings: showFindings(budget: budget)
    case .copyValue: copyValue()
    case .copySentence: copySentence()
    case .help: display.showHelp(!display.isHelpShown)
    case .command: typing.prompt = Prompt(.command)
    case .close: close()
    case .redraw: requests.append(.redraw)
    case .suspend: requests.append(.suspend)
    case .interrupt: interrupt()
    case .quit: requests.append(.quit)
    }
  }

  /// Ctrl-C ends what is going on; with nothing going on, the program.
  private mutating func interrupt() {
    if movement.inquiry != nil {
      stopInquiring()
      movement.waiting = []
    } else if movement.job != nil {
      movement.job = nil
      interruptWalk()
      // Nothing is to go on with it later.
      _ = run.advance(to: .position(run.position))
      movement.waiting = []
      message = Message("stopped at step \(NumberFormat.count(run.position))")
    } else if movement.playback.isRunning {
      stopPlayback()
    } else if beside != nil {
      beside = nil
      message = Message("no longer compared")
    } else if isFollowing {
      stopFollowing()
    } else if isChecking {
      check?.isStopped = true
    } else {
      requests.append(.quit)
    }
  }

  /// Esc closes what stands over the rest, the last thing first.
  private mutating func close() {
    if display.helpSearch != nil {
      display.searchHelp(for: nil)
    } else if display.isHelpShown {
      display.showHelp(false)
    } else if display.isZoomed {
      display.isZoomed = false
    } else if display.focus.isList {
      display.focus = shownPage.map(panel) ?? lesson.view.panel ?? .network
    } else if pointing.isInspecting {
      pointing.isInspecting = false
      pointing.selection = nil
    } else if reading.page != nil {
      reading.page = nil
    } else if pointing.selection != nil {
      pointing.selection = nil
    }
  }

  mutating func scroll(by rows: Int, isPage: Bool) {
    if display.isHelpShown {
      display.helpPage += rows.signum()
    } else {
      let amount = rows * (isPage ? 10 : 1)
      display.scroll[display.focus] = max(0, (display.scroll[display.focus] ?? 0) + amount)
    }
  }
}
