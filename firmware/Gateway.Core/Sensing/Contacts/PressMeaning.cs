namespace Hjemvakt.Gateway.Sensing.Contacts;

/// <summary>What a person means by pressing a button.</summary>
public enum PressMeaning
{
    /// <summary>Nothing, or not yet known.</summary>
    None = 0,

    /// <summary>Help.</summary>
    Help = 1,

    /// <summary>Please call me, without hurry: two quick presses.</summary>
    Contact = 2,

    /// <summary>I am fine: a long press soon after an alarm.</summary>
    Cancel = 3,
}
