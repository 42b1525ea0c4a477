using System;

namespace Hjemvakt.Gateway.Core.Tests.Support;

/// <summary>One file of <see cref="FlashStore"/>.</summary>
internal sealed class FlashFile
{
    internal FlashFile(string name)
    {
        Name = name;
    }

    internal string Name { get; set; }

    internal byte[] Data { get; private set; } = new byte[64];

    internal int Length { get; set; }

    internal void Add(byte one)
    {
        if (Length == Data.Length)
        {
            var larger = new byte[Data.Length * 2];
            Array.Copy(Data, larger, Length);
            Data = larger;
        }

        Data[Length++] = one;
    }
}
