using System.Net.Sockets;
using Hjemvakt.Companion.Settings;
using Hjemvakt.Safety.OnCall;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Hjemvakt.Companion.Notifications.Channels;

/// <summary>E-mail through a mail server. One connection for each message: they are few, and a connection that was kept may be dead.</summary>
internal sealed class EmailChannel(SmtpSettings settings) : INotificationChannel
{
    public Channel Kind => Channel.Email;

    public async Task SendAsync(Message message, CancellationToken cancel)
    {
        try
        {
            using var mail = Mail(message);
            using var client = new SmtpClient();
            await client.ConnectAsync(settings.Host, settings.Port, Security(), cancel);
            if (settings.User is { } user)
            {
                await client.AuthenticateAsync(user, settings.Password?.Reveal() ?? "", cancel);
            }

            await client.SendAsync(mail, cancel);
            await client.DisconnectAsync(true, cancel);
        }
        catch (Exception error) when (error is ServiceNotConnectedException or SmtpCommandException or SmtpProtocolException
            or AuthenticationException or SslHandshakeException or SocketException or IOException or ParseException)
        {
            throw new NotCarriedException($"{error.GetType().Name}: {Carrier.Told(error.Message)}");
        }
    }

    private MimeMessage Mail(Message message)
    {
        var mail = new MimeMessage
        {
            Subject = message.Title,
            Body = new TextPart("plain") { Text = $"{message.Text}\r\n\r\n{message.Link}\r\n" },
            // The same for each attempt, so that mail programs show copies once.
            MessageId = $"{message.Id:N}@{MailboxAddress.Parse(settings.From).Domain}",
            Priority = message.IsUrgent ? MessagePriority.Urgent : MessagePriority.Normal,
        };
        mail.From.Add(MailboxAddress.Parse(settings.From));
        mail.To.Add(MailboxAddress.Parse(message.Address));
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        return mail;
    }

    private SecureSocketOptions Security() => settings.Security switch
    {
        "Tls" => SecureSocketOptions.SslOnConnect,
        "None" => SecureSocketOptions.None,
        _ => SecureSocketOptions.StartTls,
    };
}
