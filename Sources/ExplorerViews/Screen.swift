import Backprop
package import Documents
package import Explorer
package import TextScreen

/// The whole screen as a function of the state.
package enum Screen {
  /// Draws a frame.
  ///
  /// - Parameters:
  ///   - state: all that is shown; the same state gives the same cells.
  ///   - keys: those that hints, help and pages speak of.
  ///   - size: the terminal's, in rows and columns.
  ///   - colors: how many the terminal has: 0, 8, 16 or 256.
  /// - Returns: a frame of that size.
  package static func render(
    _ state: State, keys: KeyMap = .standard, size: Size, colors: Int
  ) -> ScreenBuffer {
    var buffer = drawn(state, keys: keys, size: size, colors: colors)
    let theme = Theme(state.display.theme, colors: colors)
    guard state.display.isThemeChosen, theme.ground >= 0 else { return buffer }
    // What was chosen may not go with the terminal's own colours: it leaves nothing to them.
    buffer.restyle(buffer.bounds) { style in
      if style.background < 0 { style.background = theme.ground }
      if style.foreground < 0 { style.foreground = theme.text.foreground }
    }
    return buffer
  }

  /// The panels that stand on the screen.
  package static func panels(of state: State, size: Size) -> [Panel] {
    let context = Context(
      state, theme: Theme(state.display.theme, colors: 256), columns: size.columns)
    let layout = layout(of: context, size: size)
    return layout.places.map(\.panel) + (layout.calculation.isEmpty ? [] : [.calculation])
  }

  private static func drawn(
    _ state: State, keys: KeyMap, size: Size, colors: Int
  ) -> ScreenBuffer {
    var buffer = ScreenBuffer(size: size)
    var theme = Theme(state.display.theme, colors: colors)
    if state.display.isBig { theme.dropGreys() }
    let context = Context(state, theme: theme, keys: keys, columns: size.columns)
    let smallest = ScreenLayout.smallest
    guard size.rows >= smallest.rows, size.columns >= smallest.columns else {
      TooSmallView.draw(context, into: &buffer, in: buffer.bounds)
      if state.display.isHelpShown { HelpView.draw(context, into: &buffer, in: buffer.bounds) }
      return buffer
    }
    let layout = layout(of: context, size: size)
    HeadView.draw(
      context, into: &buffer, in: Rect(row: 0, column: 1, rows: 2, columns: size.columns - 2))
    for place in layout.places {
      if place.panel == .settling, let changes = layout.settlingChanges {
        SettlingView.draw(context, .states, into: &buffer, in: place.rect)
        SettlingView.draw(context, .changes, into: &buffer, in: changes)
      } else {
        place.panel.draw(context, into: &buffer, in: place.rect)
      }
    }
    WatchedNetworkView.draw(context, into: &buffer, in: layout.watchedNetwork)
    if context.isTooFastToRead {
      // Steps cannot be read now; the error can be watched.
      ErrorView.draw(context, into: &buffer, in: layout.plotWhileRunning)
    } else {
      QuestionView.draw(
        context, hidesPage: layout.page.isEmpty, into: &buffer, in: layout.question)
      CalculationView.draw(
        context, into: &buffer, in: layout.calculation,
        spare: max(0, layout.sentence.row - layout.calculation.endRow))
      SentenceView.draw(context, into: &buffer, in: layout.sentence)
      BigNumberView.draw(context, into: &buffer, in: layout.bigNumber)
    }
    PageView.draw(context, into: &buffer, in: layout.page)
    placeCursor(context, layout, in: &buffer)
    NextView.draw(context, into: &buffer, in: layout.next)
    HintsView.draw(context, into: &buffer, in: layout.hints)
    if state.display.isHelpShown { HelpView.draw(context, into: &buffer, in: buffer.bounds) }
    CandidatesView.draw(context, into: &buffer, above: layout.next, columns: layout.leftColumns)
    return buffer
  }

  /// Puts the cursor on what is to be read where no value is in hand: the page, or the question.
  private static func placeCursor(
    _ context: Context, _ layout: ScreenLayout, in buffer: inout ScreenBuffer
  ) {
    guard buffer.cursor == nil, !context.isTooFastToRead else { return }
    let rect = layout.page.rows > 1 ? layout.page.split(top: 1).rest : layout.question
    if !rect.isEmpty { buffer.cursor = Point(row: rect.row, column: rect.column) }
  }

  private static func layout(
    of context: Context, size: Size, pictures: [Panel], focus: Panel? = nil
  ) -> ScreenLayout {
    func layout(hasCards: Bool, isWatching: Bool) -> ScreenLayout {
      self.layout(
        of: context, size: size, pictures: pictures,
        focus: focus ?? context.state.display.focus, hasCards: hasCards, isWatching: isWatching)
    }
    let isWatching = context.isWatching
    var hasCards = hasCards(context)
    if hasCards, context.hasWeightsBeside, context.shape.recurrence == nil,
      !OneWeightView.canShow(context.shape)
    {
      // Beside chips their weights have a panel: those of a run that stands, whether it does or not.
      let standing = layout(hasCards: true, isWatching: false)
      let network = standing.places.first { $0.panel == .network }
      hasCards = network.map { NetworkLayout(context.shape, in: $0.rect).form != .chips } ?? true
      if hasCards, !isWatching { return standing }
    }
    return layout(hasCards: hasCards, isWatching: isWatching)
  }

  private static func layout(
    of context: Context, size: Size, pictures: [Panel], focus: Panel, hasCards: Bool,
    isWatching: Bool
  ) -> ScreenLayout {
    let display = context.state.display
    return ScreenLayout(
      size: size, focus: focus, isZoomed: display.isZoomed,
      pageLines: { PageView.lines(context, columns: $0).count },
      isPageFolded: context.state.reading.isFolded && context.state.shownPage != nil,
      networkColumns: NetworkLayout.leastColumns(context.shape), isBig: display.isBig,
      hasCards: hasCards,
      isOneWeight: OneWeightView.canShow(context.shape),
      isOfPictures: PicturesLayout.rowsNeeded(
        context.shape, hasHalves: HeatPaint.hasGrounds(context),
        columns: ScreenLayout.narrowLeft - 2, hasGallery: false) != nil,
      isWatching: isWatching,
      hasWeightsBesideFocus: focus == .classes && size.columns < ScreenLayout.wide
        && context.shape.recurrence == nil && context.state.emptiness(of: .weights) == nil
        && ClassesView.fits(context, columns: size.columns - 3 - ScreenLayout.cardColumns),
      hasErrors: context.run.history.count > 1, pictures: pictures,
      needs: { $0.view.rowsNeeded(context, columns: $1) })
  }

  /// Whether the weights of the present unit stand beside the network as numbers, or are a picture.
  private static func hasCards(_ context: Context) -> Bool {
    let shape = context.shape
    return !shape.hasManyEdges || shape.pictureSide != nil
      || shape.recurrence != nil && shape.unitCount <= RingLayout.mostOnSides
        && !(context.hasWeightsBeside && RingLayout.canBeWide(shape))
  }

  private static func layout(of context: Context, size: Size) -> ScreenLayout {
    let display = context.state.display
    var layout = layout(of: context, size: size, pictures: context.state.pictures)
    if layout.hasGallery(context) {
      // One gallery of hidden units is enough.
      layout = self.layout(
        of: context, size: size, pictures: context.state.pictures.filter { $0 != .images },
        focus: display.focus == .images ? .network : display.focus)
    }
    if context.state.pointing.isInspecting, !display.isZoomed, !display.isBig {
      let isPicture = layout.places.contains {
        $0.panel == .network
          && PicturesLayout(context.shape, hasHalves: HeatPaint.hasGrounds(context), in: $0.rect)
            != nil
      }
      // Images have their rows or none.
      layout.raise(
        calculationRows: CalculationView.rowsNeeded(context, columns: layout.calculation.columns),
        least: isPicture ? 14 : 8)
    }
    return layout
  }
}

extension ScreenLayout {
  /// Whether the network shows the weights of all units that read its picture.
  fileprivate func hasGallery(_ context: Context) -> Bool {
    places.contains { place in
      let pictures = PicturesLayout(
        context.shape, hasHalves: HeatPaint.hasGrounds(context), in: place.rect)
      return place.panel == .network && pictures?.gallery.isEmpty == false
    }
  }
}
