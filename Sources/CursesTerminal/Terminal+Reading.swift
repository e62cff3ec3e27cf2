internal import CNcurses
package import TextScreen

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

extension Terminal {
  /// How long an unfinished paste may pause before it is taken for finished, in milliseconds.
  private static let pastePatience = 1000

  /// Waits until there may be an event; uses no processor time meanwhile.
  ///
  /// - Parameter milliseconds: the longest wait, `nil` for ever.
  /// - Returns: whether `nextEvent` is worth asking.
  package mutating func wait(milliseconds: Int?) -> Bool {
    guard isOpen else { return false }
    if !isDrained { return true }
    hangUpIsTold = false
    goOn()
    let end = milliseconds.map { monotonicMilliseconds() + max(0, $0) }
    while !isHungUp {
      let now = monotonicMilliseconds()
      let deadlines = [end, patienceEnd, lineEnd].compactMap { $0 }
      let timeout = deadlines.min().map { Int32(clamping: max(0, $0 - now)) } ?? -1
      var descriptors = [
        pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
        pollfd(fd: wakeDescriptor, events: Int16(POLLIN), revents: 0),
        // Where nothing waits to be sent, only asked for whether it is still there.
        pollfd(fd: STDOUT_FILENO, events: frames.isBusy ? Int16(POLLOUT) : 0, revents: 0),
      ]
      let ready = poll(&descriptors, nfds_t(descriptors.count), timeout)
      if ready < 0 {
        if errno != EINTR { isHungUp = true }
        continue
      }
      if descriptors[1].revents != 0 { ncs_signals_drain() }
      let isGone = descriptors[2].revents & ~Int16(POLLOUT) != 0
      if descriptors[0].revents & Int16(POLLIN) == 0, descriptors[0].revents != 0 || isGone {
        isHungUp = true
      }
      goOn()
      if descriptors[0].revents != 0 || descriptors[1].revents != 0 || isGone { return true }
      let later = monotonicMilliseconds()
      if let patienceEnd, patienceEnd <= later { return true }
      if let end, end <= later { return false }
    }
    return true
  }

  /// The next event, without waiting; `nil` if there is none now.
  ///
  /// Once the terminal is gone, `hangUp` comes after the last keys, once for every wait.
  package mutating func nextEvent() -> Event? {
    guard isOpen else { return nil }
    let event = takeSignal() ?? takeKey()
    isDrained = event == nil
    guard event == nil, isHungUp, !hangUpIsTold else { return event }
    hangUpIsTold = true
    return .hangUp
  }

  /// When the terminal will have read what it was sent, for a frame that waits for that.
  private var lineEnd: Int? {
    guard waiting != nil else { return nil }
    let seconds = frames.patience(at: monotonicSeconds())
    return monotonicMilliseconds() + Int((seconds * 1000).rounded(.up))
  }

  /// When the decoder stops waiting for the rest of what it has.
  private var patienceEnd: Int? {
    switch decoder.waiting {
    case .nothing: nil
    case .sequence: lastRead + escapeDelay
    case .paste: lastRead + Self.pastePatience
    }
  }

  private mutating func takeSignal() -> Event? {
    let noted = Int(ncs_signals_take())
    if noted != 0 {
      if noted & Int(NCS_CONTINUED) != 0 { resume() }
      if adoptSize() {
        pending.append(.resize(size))
      } else if noted & Int(NCS_RESIZED) != 0 {
        // There and back again: the window may have lost what it did not have room for meanwhile.
        redraw()
      }
      // Another program's request to stop is that of the key.
      if noted & Int(NCS_STOP_ASKED) != 0 { pending.append(.key(.control("z"))) }
    }
    return pending.isEmpty ? nil : pending.removeFirst()
  }

  private mutating func takeKey() -> Event? {
    if let event = decoder.next() { return event }
    if read() { return decoder.next() }
    guard let patienceEnd, patienceEnd <= monotonicMilliseconds() || isHungUp else { return nil }
    return decoder.next(isLate: true)
  }

  /// Takes what the terminal has sent; false if that is nothing.
  private mutating func read() -> Bool {
    var ready = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    guard !isHungUp, poll(&ready, 1, 0) > 0 else { return false }
    let count = withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 1) { block in
      let count = Self.systemRead(block)
      if count > 0 { decoder.feed(UnsafeRawBufferPointer(block)[..<count]) }
      return count
    }
    if count > 0 {
      lastRead = monotonicMilliseconds()
      return true
    }
    // Readable, and yet nothing to read: the terminal is gone.
    if count == 0 || (errno != EINTR && errno != EAGAIN) { isHungUp = true }
    return false
  }

  private static func systemRead(_ block: UnsafeMutableRawBufferPointer) -> Int {
    #if canImport(Glibc)
      Glibc.read(STDIN_FILENO, block.baseAddress, block.count)
    #else
      Darwin.read(STDIN_FILENO, block.baseAddress, block.count)
    #endif
  }
}

private func monotonicMilliseconds() -> Int { Int(monotonicSeconds() * 1000) }

/// Seconds since some fixed moment.
func monotonicSeconds() -> Double {
  var now = timespec()
  clock_gettime(CLOCK_MONOTONIC, &now)
  return Double(now.tv_sec) + Double(now.tv_nsec) * 1e-9
}
