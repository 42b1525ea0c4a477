using System.Net.Sockets;
using Hjemvakt.Companion.Settings;
using Hjemvakt.Safety.OnCall;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Hjemvakt.Companion.Notifications.Channels.Email;

/// <summary>E-mail through a mail server. One connection for each message: they are few, and a connection that was kept may be dead.</summary>
internal sealed class EmailChannel(SmtpSettings settings, ILogger<EmailChannel> log) : INotificationChannel
{
    public Channel Kind => Channel.Email;

    public async Task SendAsync(Message message, CancellationToken cancel)
    {
        var check = new MailServerCheck(settings);
        try
        {
            using var mail = Mail(message);
            using var client = new SmtpClient
            {
                CheckCertificateRevocation = settings.CheckRevocation,
                ServerCertificateValidationCallback = check.IsTrusted,
            };
            await client.ConnectAsync(settings.Host, settings.ServerPort, Security(), cancel);
            if (settings.User is { } user)
            {
                await client.AuthenticateAsync(user, settings.Password?.Reveal() ?? "", cancel);
            }

            await client.SendAsync(mail, cancel);
            await client.DisconnectAsync(true, cancel);
        }
        catch (SmtpCommandException error) when (error.ErrorCode == SmtpErrorCode.RecipientNotAccepted)
        {
            throw new DeliveryFailedException(new Failure($"{nameof(SmtpCommandException)}: {ProviderClient.Told(error.Message)}", OfTheAddress: true));
        }
        catch (ParseException error)
        {
            throw new DeliveryFailedException(new Failure($"{nameof(ParseException)}: {ProviderClient.Told(error.Message)}", OfTheAddress: true));
        }
        catch (Exception error) when (error is ServiceNotConnectedException or SmtpCommandException or SmtpProtocolException
            or AuthenticationException or SslHandshakeException or SocketException or IOException)
        {
            // The history has a line; whoever looks after the server needs all of it.
            log.LogWarning("The mail server {Host}:{Port} has not taken a message: {Reason}", settings.Host, settings.ServerPort, Whole(error, check.Fault));
            throw new DeliveryFailedException($"{error.GetType().Name}: {ProviderClient.Told(check.Fault ?? error.Message)}");
        }
    }

    private MimeMessage Mail(Message message)
    {
        var from = EmailAddress.Parse(settings.From);
        var mail = new MimeMessage
        {
            Subject = message.Title,
            Body = new TextPart("plain") { Text = $"{message.Text}\r\n\r\n{message.Link}\r\n" },
            // The same for each attempt, so that mail programs show copies once.
            MessageId = $"{message.Id:N}@{from.Domain}",
            Priority = message.IsUrgent ? MessagePriority.Urgent : MessagePriority.Normal,
            Importance = message.IsUrgent ? MessageImportance.High : MessageImportance.Normal,
        };
        mail.From.Add(from);
        mail.To.Add(EmailAddress.Parse(message.Address));
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        if (message.About is { } about)
        {
            // RFC 5322, section 3.6.4. The rounds of one alert are one conversation: all refer to the same beginning, which no mail needs to have.
            var beginning = $"alert-{about.AlertId:N}@{from.Domain}";
            mail.References.Add(beginning);
            mail.InReplyTo = beginning;
        }

        return mail;
    }

    private static string Whole(Exception error, string? fault)
    {
        var reasons = new List<string>();
        for (var next = error; next is not null; next = next.InnerException)
        {
            reasons.Add($"{next.GetType().Name}: {string.Join(' ', next.Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}");
        }

        return string.Join(" | ", fault is null ? reasons : reasons.Prepend($"certificate: {fault}"));
    }

    private SecureSocketOptions Security() => settings.Security switch
    {
        "Tls" => SecureSocketOptions.SslOnConnect,
        "None" => SecureSocketOptions.None,
        _ => SecureSocketOptions.StartTls,
    };
}
