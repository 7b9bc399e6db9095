"""The proof of the replies: every stage, register, language and variant on real complaints."""
