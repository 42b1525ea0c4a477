using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Hjemvakt.Companion.Web.OnCall;

namespace Hjemvakt.Companion.Tests.Web;

/// <summary>One person's browser, as far as HTTP goes: keeps cookies, follows no redirect by itself, reads the forms it is given.</summary>
public sealed partial class Visitor : IDisposable
{
    private readonly HttpClient _http;

    public Visitor(Uri address, string language)
    {
        Cookies = new CookieContainer();
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = Cookies }) { BaseAddress = address };
        _http.DefaultRequestHeaders.Add("Accept-Language", language);
        _http.DefaultRequestHeaders.Add("User-Agent", "Mozilla/5.0 (Linux; Android 15) Chrome/140 Mobile Safari/537.36");
    }

    public CookieContainer Cookies { get; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Asks for a page the way a browser does.</summary>
    public Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Get, path), "text/html", headers);

    /// <summary>Asks for the headers alone.</summary>
    public Task<HttpResponseMessage> HeadAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Head, path), "*/*");

    /// <summary>Asks the way a script does.</summary>
    public Task<HttpResponseMessage> GetAsScriptAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path), "*/*");

    /// <summary>The page's markup; it must be there.</summary>
    public async Task<string> ReadAsync(string path)
    {
        using var response = await GetAsync(path);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, path);
        return await response.Content.ReadAsStringAsync(Cancel);
    }

    /// <summary>Posts a form with the token that the page gave, unless told to leave it out.</summary>
    public async Task<HttpResponseMessage> PostAsync(
        string path, Dictionary<string, string> fields, string tokenFrom = "/oncall", bool withToken = true, string accept = "text/html", params (string Name, string Value)[] headers)
    {
        var form = new Dictionary<string, string>(fields);
        if (withToken)
        {
            form["__RequestVerificationToken"] = Token().Match(await ReadAsync(tokenFrom)).Groups[1].Value;
        }

        return await SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(form) }, accept, headers);
    }

    public Task<HttpResponseMessage> SignInAsync(string user, string password, string path = "/sign-in", params (string Name, string Value)[] headers) =>
        PostAsync(path, new() { ["_handler"] = "password", ["User"] = user, ["Password"] = password }, tokenFrom: "/sign-in", headers: headers);

    /// <summary>Takes a step as the page's script does.</summary>
    public async Task<(HttpStatusCode Status, StepAnswer Answer)> StepAsync(Guid alert, string step, Dictionary<string, string>? fields = null)
    {
        using var response = await PostAsync($"/oncall/alerts/{alert}/{step}", fields ?? [], accept: "application/json");
        var answer = await response.Content.ReadFromJsonAsync(PushJson.Wire.StepAnswer, Cancel);
        return (response.StatusCode, answer.ShouldNotBeNull());
    }

    /// <summary>Opens the event stream.</summary>
    public Task<EventReader> ListenAsync() => EventReader.OpenAsync(_http, Cancel);

    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, string accept, params (string Name, string Value)[] headers)
    {
        request.Headers.Add("Accept", accept);
        foreach (var (name, value) in headers)
        {
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value).ShouldBeTrue();
        }

        return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
