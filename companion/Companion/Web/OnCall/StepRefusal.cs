using Hjemvakt.Companion.Alerts;
using Hjemvakt.Companion.Web.Text;

namespace Hjemvakt.Companion.Web.OnCall;

/// <summary>Why a step came to nothing without the service having an opinion.</summary>
public enum Misstep
{
    /// <summary>The form named no cause, or none that exists.</summary>
    Cause,

    /// <summary>The note was too long.</summary>
    Note,

    /// <summary>Nothing can be stored just now.</summary>
    NotStored,
}

/// <summary>Turns the name of a refusal, carried in the page's address, back into a sentence.</summary>
public static class StepRefusal
{
    /// <summary>The sentence, or null for a name that is none of ours: the address is written by whoever likes to.</summary>
    public static string? Say(string? name, AlertView? alert, Words words) => name switch
    {
        nameof(Misstep.Cause) => words.ChooseCause,
        nameof(Misstep.NotStored) => words.NotStored,
        nameof(Misstep.Note) => words.NoteTooLong(OnCallEndpoints.LongestNote),
        not null when Enum.GetNames<AlertRefusal>().Contains(name) => words.Refused(Enum.Parse<AlertRefusal>(name), alert),
        _ => null,
    };
}
