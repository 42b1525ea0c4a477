namespace Hjemvakt.Showroom.Scenarios;

/// <summary>
/// Who is on duty in the scenarios about it: Kari first, Ola second, Liv leads. The waits are the shortest there are, so that the story is
/// told in half a minute; in service the second waits are 60 and 120 s.
/// </summary>
public static class DemoPlan
{
    /// <summary>Where each is reached first.</summary>
    public const string Kari = "kari-demo-topic", KariAlso = "+4790000001", Ola = "+4790000002", Liv = "+4790000003";

    /// <summary>The plan as a file.</summary>
    public const string Json = $$"""
        {
          "people": [
            { "id": "showroom-kari", "contacts": [{ "channel": "ntfy", "address": "{{Kari}}" }, { "channel": "sms", "address": "{{KariAlso}}" }] },
            { "id": "showroom-ola", "contacts": [{ "channel": "sms", "address": "{{Ola}}" }] },
            { "id": "showroom-liv", "contacts": [{ "channel": "sms", "address": "{{Liv}}" }] }
          ],
          "teams": [{ "id": "team", "name": "Team", "members": ["showroom-kari", "showroom-ola", "showroom-liv"], "lead": "showroom-liv", "rota": "rota", "policies": { "critical": "demo" } }],
          "rotas": [{
            "id": "rota", "name": "Rota", "firstMonday": "2026-01-05", "weeks": 1,
            "shifts": [
              { "line": "first", "day": "monday", "from": "08:00", "untilDay": "monday", "until": "08:00", "person": "showroom-kari" },
              { "line": "second", "day": "monday", "from": "08:00", "untilDay": "monday", "until": "08:00", "person": "showroom-ola" }
            ]
          }],
          "policies": [{
            "id": "demo", "name": "Demo",
            "steps": [
              { "whom": [{ "kind": "firstOnDuty" }], "wait": "00:00:15" },
              { "whom": [{ "kind": "secondOnDuty" }], "wait": "00:00:15" },
              { "whom": [{ "kind": "teamLead" }, { "kind": "everyone" }], "wait": "00:00:15", "allAtOnce": true }
            ]
          }]
        }
        """;
}
