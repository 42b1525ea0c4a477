using System.Threading.Channels;
using Hjemvakt.Companion.Common;

namespace Hjemvakt.Companion.Control;

/// <summary>The terminal of somebody at the other end of the control socket.</summary>
/// <param name="answers">What comes from there.</param>
/// <param name="gone">Ends when nobody is there any more.</param>
internal sealed class RemoteTerminal(ControlChannel channel, ChannelReader<ControlMessage> answers, ControlMessage start, CancellationToken gone) : ITerminal
{
    public string User => start.User ?? "";

    public bool IsInputRedirected => start.IsInputRedirected;

    public Task WriteAsync(string text) => TellAsync(ControlKind.Out, text);

    public Task WriteErrorAsync(string text) => TellAsync(ControlKind.Error, text);

    public Task<string?> ReadLineAsync() => AskAsync(new ControlMessage(ControlKind.AskLine));

    public async Task<string> ReadToEndAsync() => await AskAsync(new ControlMessage(ControlKind.AskRest)) ?? "";

    public async Task<string> AskPasswordAsync() => await AskAsync(new ControlMessage(ControlKind.AskPassword)) ?? "";

    public Task<string?> ReadFileAsync(string path) => AskAsync(new ControlMessage(ControlKind.ReadFile) { Path = path });

    public Task WriteFileAsync(string path, string text) => AskAsync(new ControlMessage(ControlKind.WriteFile) { Path = path, Text = text });

    private async Task TellAsync(ControlKind kind, string text)
    {
        foreach (var part in text.Chunk(ControlChannel.MostCharacters))
        {
            await channel.SendAsync(new ControlMessage(kind) { Text = new string(part) }, gone);
        }
    }

    private async Task<string?> AskAsync(ControlMessage question)
    {
        await channel.SendAsync(question, gone);
        var answer = await answers.ReadAsync(gone);
        return answer.Fault is { } fault ? throw new CannotStartException(fault) : answer.Text;
    }
}
