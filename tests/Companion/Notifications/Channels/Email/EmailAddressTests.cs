using Hjemvakt.Companion.Notifications.Channels.Email;
using Hjemvakt.Companion.OnCall;
using Hjemvakt.Safety.OnCall;

namespace Hjemvakt.Companion.Tests.Notifications.Channels.Email;

/// <summary>An address that can be saved can be sent to.</summary>
public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("kari@example.no", true)]
    [InlineData("kari.nordmann+vakt@mail.example.no", true)]
    [InlineData("kari", false)]
    [InlineData("kari@", false)]
    [InlineData("@example.no", false)]
    [InlineData("kari@example.no, ola@example.no", false)]
    [InlineData("Kari <kari@example.no>", false)]
    [InlineData("kari(at home)@example.no", false)]
    [InlineData("kari nordmann@example.no", false)]
    [InlineData(" kari@example.no", false)]
    [InlineData("kari@example.no\r\nBcc: x@example.no", false)]
    public void It_is_checked_with_the_parser_that_sends(string address, bool right)
    {
        EmailAddress.IsValid(address).ShouldBe(right);
        (ContactCheck.Fault([new Contact(Channel.Email, address)]) is null).ShouldBe(right);
        if (right)
        {
            EmailAddress.Parse(address).Address.ShouldBe(address);
        }
    }
}
