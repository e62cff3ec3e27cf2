#pragma once

// What is here needs no call: with this target in it, a program that the system gives no more memory
// ends with one line, where Swift would trap.
