using Hjemvakt.Companion.Common;

namespace Hjemvakt.Companion.Devices;

/// <summary>There is a command that can perhaps be sent.</summary>
internal sealed class CommandsWaiting : ChangeSignal;
