namespace Hjemvakt.Companion.Control;

/// <summary>Where a command runs.</summary>
internal enum CommandPlace
{
    /// <summary>In the companion at work; without one, on the database, with the writer's place held.</summary>
    Writer,

    /// <summary>On the database, beside a companion at work or without one: it only reads.</summary>
    Reader,

    /// <summary>In its own process: it is the program itself.</summary>
    Process,
}
