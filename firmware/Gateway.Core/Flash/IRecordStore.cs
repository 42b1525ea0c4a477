namespace Hjemvakt.Gateway.Flash;

/// <summary>
/// A flat folder of small named files, the only thing the outbox asks of flash.
/// <para>
/// Durability: <see cref="Create"/>, <see cref="Append"/> and <see cref="Delete"/> return only when their effect survives a power cut
/// (on nanoFramework: the file has been closed). A power cut, or an exception, in the middle leaves the file as it was before plus any
/// prefix of what was being written; <see cref="Create"/> may also leave the file absent or empty. Nothing else is promised and nothing else is relied on.
/// </para>
/// <para>Every member may throw <see cref="System.IO.IOException"/>. Called from the main loop only, never from two threads at once.</para>
/// </summary>
public interface IRecordStore
{
    /// <summary>The names of all files, without folder, in any order. Names are ASCII letters, digits, <c>-</c> and <c>.</c>, at most 24 characters.</summary>
    string[] List();

    /// <summary>
    /// Reads up to <paramref name="count"/> bytes from <paramref name="position"/> into <paramref name="into"/> at <paramref name="offset"/>.
    /// Returns how many were read: fewer only at the end of the file, 0 at or past its end or when there is no such file.
    /// </summary>
    int Read(string name, int position, byte[] into, int offset, int count);

    /// <summary>Makes a new file with this content; one of that name is replaced.</summary>
    void Create(string name, byte[] data, int offset, int count);

    /// <summary>Adds to the end of an existing file: opened, written and closed in one go.</summary>
    void Append(string name, byte[] data, int offset, int count);

    /// <summary>Gives a file another name, whole or not at all. There must be none of that name.</summary>
    void Move(string name, string newName);

    /// <summary>Removes a file. Does nothing when there is none of that name.</summary>
    void Delete(string name);
}
