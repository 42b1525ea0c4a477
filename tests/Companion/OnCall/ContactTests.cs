using System.Collections.Immutable;
using Hjemvakt.Companion.OnCall;
using Hjemvakt.Companion.Web.Rotas;
using Hjemvakt.Safety.OnCall;

namespace Hjemvakt.Companion.Tests.OnCall;

/// <summary>Addresses as people type them, and as they are kept.</summary>
public sealed class ContactTests
{
    [Theory]
    [InlineData("90 00 00 09", "+4790000009")]
    [InlineData("900 00 009", "+4790000009")]
    [InlineData("+47 900 00 009", "+4790000009")]
    [InlineData("004790000009", "+4790000009")]
    [InlineData("0047 90 00 00 09", "+4790000009")]
    [InlineData("(+47) 900-00-009", "+4790000009")]
    [InlineData("+4790000009", "+4790000009")]
    [InlineData("22 34 56 78", "+4722345678")]
    [InlineData("+46 70 123 45 67", "+46701234567")]
    public void A_number_is_typed_as_people_write_it_and_kept_in_one_form(string typed, string kept)
    {
        foreach (var channel in new[] { Channel.Sms, Channel.Voice })
        {
            ContactCheck.Fault([new(channel, typed)]).ShouldBeNull();
            ContactCheck.Normal([new(channel, typed)]).ShouldBe([new(channel, kept)]);
        }
    }

    [Theory]
    [InlineData("12")]
    [InlineData("12345678")]
    [InlineData("9000000")]
    [InlineData("+47 900 00 00")]
    [InlineData("900 0BERIT")]
    [InlineData("+999 123 456 78")]
    [InlineData("")]
    public void What_rings_nowhere_is_refused(string typed)
    {
        var fault = ContactCheck.Fault([new(Channel.Sms, typed)]).ShouldNotBeNull();

        fault.English.ShouldContain("is not a telephone number, as 900 12 345 or +47 900 12 345");
        fault.Bokmal.ShouldContain("er ikke et telefonnummer");
    }

    [Fact]
    public void A_channel_that_is_not_known_here_is_no_webhook()
    {
        ContactCheck.Fault([new(Channel.Webhook, "sentralen")]).ShouldBeNull();
        ContactCheck.Fault([new((Channel)99, "sentralen")]).ShouldNotBeNull().English.ShouldContain("of a channel that there is here");
    }

    [Fact]
    public void The_form_changes_what_it_shows_and_nothing_else()
    {
        ImmutableArray<Contact> contacts = [new(Channel.Sms, "+4790000001"), new(Channel.Webhook, "sentralen"), new(Channel.Sms, "+4790000002"), new(Channel.Ntfy, "kari-topic")];

        ReachForm.Onto(contacts, channel => channel switch { Channel.Sms => " 90000009 ", Channel.Email => "kari@example.no", _ => "" })
            .ShouldBe([new(Channel.Sms, "90000009"), new(Channel.Email, "kari@example.no"), new(Channel.Webhook, "sentralen"), new(Channel.Sms, "+4790000002")]);
        ReachForm.Further(contacts).ShouldBe([contacts[1], contacts[2]]);
        ReachForm.Onto(contacts, channel => ReachForm.Address(contacts, channel)).ShouldBe([contacts[3], contacts[0], contacts[1], contacts[2]], "the order is the one in which the form says that they are tried");
    }
}
