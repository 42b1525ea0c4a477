namespace Hjemvakt.Companion.Tests.Support;

/// <summary>One companion for all tests of a class, for those that leave nothing behind.</summary>
public sealed class SharedCompanion : IAsyncLifetime
{
    internal TestCompanion Companion { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Companion = await TestCompanion.StartAsync();

    public ValueTask DisposeAsync() => Companion.DisposeAsync();
}
