namespace Hjemvakt.Companion.Web;

/// <summary>Reasons of a refusal that its status alone does not tell.</summary>
public enum Problem
{
    /// <summary>None but the status.</summary>
    None,

    /// <summary>The page was reached without TLS, and session cookies need it.</summary>
    NoTls,

    /// <summary>A form came back without the cookie that belongs to it.</summary>
    NoCookie,
}

/// <summary>Keeps a request's problem until its page is drawn.</summary>
public static class ProblemOfRequest
{
    private static readonly object Key = new();

    /// <summary>Says what is wrong.</summary>
    public static void SetProblem(this HttpContext http, Problem problem) => http.Items[Key] = problem;

    /// <summary>What is wrong.</summary>
    public static Problem GetProblem(this HttpContext http) => http.Items.TryGetValue(Key, out var problem) ? (Problem)problem! : Problem.None;
}
