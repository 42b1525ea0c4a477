using System;

namespace Hjemvakt.Gateway.Core.Tests.Support;

/// <summary>The power went in the middle of a write. Nothing in the gateway may catch it.</summary>
public sealed class PowerCutException : Exception
{
}
