namespace Hjemvakt.Companion.Web.Shell;

/// <summary>
/// What somebody typed into a form of a page that is drawn again because the form was refused: it stays in the fields. Of every other form,
/// and of one that has not been sent, the fields hold what is stored.
/// </summary>
public sealed class TypedForm
{
    private readonly IFormCollection? sent;

    private TypedForm(IFormCollection? sent) => this.sent = sent;

    /// <summary>Whether this form was sent and refused, and so must be open.</summary>
    public bool IsOpen => sent is not null;

    /// <param name="name">The form's name, as its <c>@formname</c>.</param>
    public static TypedForm Of(HttpContext http, string name, bool refused)
    {
        ArgumentNullException.ThrowIfNull(http);
        return new(refused && http.Request.HasFormContentType && http.Request.Form["_handler"] == name ? http.Request.Form : null);
    }

    public string Text(string field, string? stored) => sent is null ? stored ?? "" : sent[field].ToString();

    public bool Ticked(string field, bool stored) => sent is null ? stored : sent.ContainsKey(field);
}
