using System.Net;
using Hjemvakt.Companion.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Hjemvakt.Companion.Tests.Web;

/// <summary>Whoever guesses passwords is slowed, whoever has the right one is not, and nothing tells which names there are.</summary>
public sealed class GuessingTests
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(250);

    [Theory]
    [InlineData("kari")]
    [InlineData("nobody")]
    public async Task After_ten_wrong_passwords_for_a_name_the_next_refusal_is_held_back_whether_there_is_such_a_user_or_not(string name)
    {
        await using var web = await WebUnderTest.StartAsync();
        using var guesser = web.Visit();
        await GuessAsync(guesser, 10, _ => name);

        var held = GuessAsync(guesser, 1, _ => name);
        await web.Time.PassOnceAwaitedAsync(FirstWait, TestContext.Current.CancellationToken);
        await held;
    }

    [Fact]
    public async Task The_right_password_lets_in_at_once_while_the_same_name_is_guessed_from_the_same_address()
    {
        await using var web = await WebUnderTest.StartAsync();
        using var guesser = web.Visit();
        using var kari = web.Visit();
        await GuessAsync(guesser, 10, _ => "kari");
        var held = GuessAsync(guesser, 1, _ => "kari");

        // Time stands still, so the guesser still waits.
        using var answer = await kari.SignInAsync("kari", WebUnderTest.Password);

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        held.IsCompleted.ShouldBeFalse();
        await web.Time.PassOnceAwaitedAsync(FirstWait, TestContext.Current.CancellationToken);
        await held;
    }

    [Fact]
    public async Task Many_names_guessed_from_one_network_count_together_and_another_network_is_free()
    {
        await using var web = await WebUnderTest.StartAsync();
        using var guesser = web.Visit();
        await GuessAsync(guesser, 10, n => $"name-{n}", n => $"2001:db8:0:7::{n + 1:x}");

        await GuessAsync(guesser, 1, _ => "another", _ => "2001:db8:0:8::1");
        var held = GuessAsync(guesser, 1, _ => "yet-another", _ => "2001:db8:0:7:ffff::1");
        await web.Time.PassOnceAwaitedAsync(FirstWait, TestContext.Current.CancellationToken);
        await held;
    }

    [Theory]
    [InlineData("kari")]
    [InlineData("nobody")]
    [InlineData("nopassword")]
    public async Task Every_attempt_is_one_check_of_a_hash_and_nothing_is_written(string name)
    {
        var hasher = new CountingHasher();
        await using var web = await WebUnderTest.StartAsync(also: builder => builder.Services.Replace(ServiceDescriptor.Singleton<IPasswordHasher<StaffMember>>(hasher)));
        await using (var scope = web.Services.CreateAsyncScope())
        {
            var users = scope.ServiceProvider.GetRequiredService<UserManager<StaffMember>>();
            (await users.CreateAsync(new StaffMember { UserName = "nopassword", DisplayName = "Nopassword" })).Succeeded.ShouldBeTrue();
        }

        using var guesser = web.Visit();
        var stamps = await StampsAsync(web);
        for (var n = 1; n <= 10; n++)
        {
            await GuessAsync(guesser, 1, _ => name);
            hasher.Checks.ShouldBe(n);
        }

        (await StampsAsync(web)).ShouldBe(stamps);
    }

    [Fact]
    public async Task A_name_as_long_as_a_book_is_refused_like_any_other()
    {
        await using var web = await WebUnderTest.StartAsync();
        using var guesser = web.Visit();

        await GuessAsync(guesser, 1, _ => new string('k', 100_000));
    }

    private static async Task GuessAsync(Visitor guesser, int times, Func<int, string> name, Func<int, string>? from = null)
    {
        for (var n = 0; n < times; n++)
        {
            (string, string)[] headers = from is null ? [] : [("X-Forwarded-For", from(n))];
            using var answer = await guesser.SignInAsync(name(n), $"guess number {n}", headers: headers);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("Feil brukernavn eller passord");
        }
    }

    private static async Task<string> StampsAsync(WebUnderTest web)
    {
        await using var scope = web.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<StaffMember>>();
        return string.Join(';', users.Users.OrderBy(user => user.Id).ToList().Select(user => $"{user.ConcurrencyStamp} {user.AccessFailedCount} {user.LockoutEnd}"));
    }

    private sealed class CountingHasher : IPasswordHasher<StaffMember>
    {
        private int checks;

        public int Checks => Volatile.Read(ref checks);

        public string HashPassword(StaffMember user, string password) => "hash of " + password;

        public PasswordVerificationResult VerifyHashedPassword(StaffMember user, string hashedPassword, string providedPassword)
        {
            Interlocked.Increment(ref checks);
            return hashedPassword == "hash of " + providedPassword ? PasswordVerificationResult.Success : PasswordVerificationResult.Failed;
        }
    }
}
