using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hjemvakt.Companion.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Retention : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_records_home_id_kind_received_at",
                table: "records",
                columns: new[] { "home_id", "kind", "received_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_records_home_id_kind_received_at",
                table: "records");
        }
    }
}
