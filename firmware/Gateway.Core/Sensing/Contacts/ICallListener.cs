namespace Hjemvakt.Gateway.Sensing.Contacts;

/// <summary>Hears what a person wants who presses a button that knows more than one word.</summary>
public interface ICallListener
{
    /// <summary>Whether a long press that began at this uptime would take an alarm back.</summary>
    bool CanCancel(long pressedAt);

    /// <summary>A call for help: one <c>help</c> record.</summary>
    /// <param name="point">The <c>p</c> of the record.</param>
    /// <param name="at">Uptime in milliseconds at which the button went down.</param>
    void Help(string point, long at);

    /// <summary>The resident takes what can be taken back, back: <c>cancel</c> records.</summary>
    /// <param name="point">The <c>p</c> of the record.</param>
    /// <param name="pressedAt">Uptime in milliseconds at which the button went down.</param>
    /// <param name="at">When the press had become long enough.</param>
    void Cancel(string point, long pressedAt, long at);

    /// <summary>The resident asks to be called, without hurry: one <c>contact</c> record.</summary>
    /// <param name="point">The <c>p</c> of the record.</param>
    /// <param name="at">Uptime in milliseconds of the first press.</param>
    void Contact(string point, long at);
}
