using System.Net;
using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.RegularExpressions;
using Hjemvakt.Companion.Web.OnCall;
using Hjemvakt.Showroom.Demo;

namespace Hjemvakt.Showroom.Scenarios;

/// <summary>
/// A person on duty without a browser: signs in, reads the on-call page's own event stream over HTTP, and presses its buttons by sending the
/// forms that the cards bring along. Comes back by itself when the line breaks, as the page does.
/// </summary>
public sealed partial class OnCallPhone : IAsyncDisposable
{
    private static readonly TimeSpan BeforeRetry = TimeSpan.FromMilliseconds(100);

    private readonly HttpClient _http;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _hungUp = new();
    private Task _listening = Task.CompletedTask;

    private OnCallPhone(Uri companion, string person, TimeProvider time)
    {
        var handler = new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false, ConnectTimeout = TimeSpan.FromSeconds(2) };
        _http = new HttpClient(handler) { BaseAddress = companion, Timeout = Timeout.InfiniteTimeSpan };
        _time = time;
        Person = person;
        Alerts = new Sightings<AlertPush>(time);
        Connections = new Sightings<int>(time);
    }

    /// <summary>Whose phone it is.</summary>
    public string Person { get; }

    /// <summary>Every alert that came down the stream: as news, or in the snapshot a new stream begins with.</summary>
    public Sightings<AlertPush> Alerts { get; }

    /// <summary>Each time the stream was opened and had brought its snapshot; the number of open alerts in it.</summary>
    public Sightings<int> Connections { get; }

    /// <summary>Picks the phone up: signed in, and with the stream open.</summary>
    public static async Task<OnCallPhone> PickUpAsync(Uri companion, string person, TimeProvider time, CancellationToken cancel)
    {
        var phone = new OnCallPhone(companion, person, time);
        try
        {
            using var welcome = await phone._http.GetAsync(PhoneEndpoints.PathOf(person), cancel);
            welcome.EnsureSuccessStatusCode();
            phone._listening = phone.ListenAsync(phone._hungUp.Token);
            await (await Task.WhenAny(phone.Connections.FirstAsync(0, _ => true, cancel), phone._listening));
            return phone;
        }
        catch
        {
            await phone.DisposeAsync();
            throw;
        }
    }

    /// <summary>Presses a button of the alert's card: <c>acknowledge</c>, <c>on-the-way</c>, <c>resolve</c>, or <c>seen</c>, which the page sends by itself.</summary>
    /// <exception cref="HttpRequestException">The companion refused or did not answer.</exception>
    public async Task PressAsync(Guid alert, string step, CancellationToken cancel, params (string Name, string Value)[] fields)
    {
        var card = Alerts.All.Last(seen => seen.What.Id == alert && seen.What.Open).What.Html;
        var token = FormToken().Match(card);
        var form = fields.Append((Name: "__RequestVerificationToken", Value: WebUtility.HtmlDecode(token.Groups[1].Value)));
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/oncall/alerts/{alert}/{step}")
        {
            Content = new FormUrlEncodedContent(form.Select(field => KeyValuePair.Create(field.Name, field.Value))),
        };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        using var answer = await _http.SendAsync(request, cancel);
        answer.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        await _hungUp.CancelAsync();
        await _listening;
        _hungUp.Dispose();
        _http.Dispose();
    }

    private async Task ListenAsync(CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                await ReadStreamAsync(cancel);
            }
            catch (Exception fault) when (fault is HttpRequestException or IOException or SocketException)
            {
                // The companion is away; the line is tried again until somebody hangs up. (HttpClient lets a SocketException through when a line breaks just as it is made.)
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested)
            {
                return;
            }

            await Task.Delay(BeforeRetry, _time, cancel).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    private async Task ReadStreamAsync(CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/oncall/events");
        using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
        answer.EnsureSuccessStatusCode();
        await using var stream = await answer.Content.ReadAsStreamAsync(cancel);
        await foreach (var item in SseParser.Create(stream).EnumerateAsync(cancel))
        {
            switch (item.EventType)
            {
                case "alert":
                    Alerts.Add(JsonSerializer.Deserialize(item.Data, PushJson.Wire.AlertPush)!);
                    break;
                case "snapshot":
                    var snapshot = JsonSerializer.Deserialize(item.Data, PushJson.Wire.SnapshotPush)!;
                    foreach (var alert in snapshot.Open.Concat(snapshot.Resolved))
                    {
                        Alerts.Add(alert);
                    }

                    Connections.Add(snapshot.Open.Count);
                    break;
            }
        }
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}
