using Hjemvakt.Companion.Common;

namespace Hjemvakt.Companion.Devices;

/// <summary>What lets a gateway in has just been changed.</summary>
internal sealed class AccessChanges : ChangeSignal;
